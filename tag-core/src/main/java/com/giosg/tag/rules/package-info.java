/** The rule book: the methods, their arguments and limits, and what is wrong with a call. */
@NullMarked
package com.giosg.tag.rules;

import org.jspecify.annotations.NullMarked;
