/** Calls: their life, the signals between the two browsers, and who of the two is still there. */
@NullMarked
package com.giosg.demo.phone;

import org.jspecify.annotations.NullMarked;
