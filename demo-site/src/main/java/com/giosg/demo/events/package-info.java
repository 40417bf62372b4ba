/** The log of what staff see otherwise, and the live streams that read from it. */
package com.giosg.demo.events;
