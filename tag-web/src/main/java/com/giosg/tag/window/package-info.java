/** The chat window on the page: a script of its own, loaded after the tag, which hands it the visitor's line. */
@NullMarked
package com.giosg.tag.window;

import org.jspecify.annotations.NullMarked;
