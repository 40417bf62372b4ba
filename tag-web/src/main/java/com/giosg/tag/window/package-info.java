/** The chat window on the page: a script of its own, loaded after the tag, which hands it the visitor's line. */
package com.giosg.tag.window;
