/** Lines that stay open, over which a page hears at once what happens: of many kinds, and without a thread each. */
@NullMarked
package com.giosg.demo.lines;

import org.jspecify.annotations.NullMarked;
