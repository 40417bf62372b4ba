/** Lines that stay open, over which a page hears at once what happens: of many kinds, and without a thread each. */
package com.giosg.demo.lines;
