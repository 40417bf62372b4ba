/** What all scripts take of the browser. */
@NullMarked
package com.giosg.tag.browser;

import org.jspecify.annotations.NullMarked;
