/** A call as one of its two parties sees it: its states, its line, its signals. */
@NullMarked
package com.giosg.tag.phone;

import org.jspecify.annotations.NullMarked;
