/** What the chat and the phone on a page have in common. */
@NullMarked
package com.giosg.tag.widget;

import org.jspecify.annotations.NullMarked;
