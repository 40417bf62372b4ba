/** The log of what staff see otherwise, and the live streams that read from it. */
@NullMarked
package com.giosg.demo.events;

import org.jspecify.annotations.NullMarked;
