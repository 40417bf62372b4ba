/** Calls: their life, the signals between the two browsers, and who of the two is still there. */
package com.giosg.demo.phone;
