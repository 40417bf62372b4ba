/** The demo site with its backend: the program, and how its parts are put together. */
@NullMarked
package com.giosg.demo;

import org.jspecify.annotations.NullMarked;
