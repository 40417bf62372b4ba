/** The conversation as a page knows it, and the line that keeps it up to date. */
@NullMarked
package com.giosg.tag.chat;

import org.jspecify.annotations.NullMarked;
