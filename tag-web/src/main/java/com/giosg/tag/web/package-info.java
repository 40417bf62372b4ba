/** The tag: the globals of a page, what it calls, and what it gets back. */
@NullMarked
package com.giosg.tag.web;

import org.jspecify.annotations.NullMarked;
