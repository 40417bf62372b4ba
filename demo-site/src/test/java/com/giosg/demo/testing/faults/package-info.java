/** A line between page and backend that loses, delays and repeats what it is told to. */
package com.giosg.demo.testing.faults;
