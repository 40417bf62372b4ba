/** The demo site with its backend: the program, and how its parts are put together. */
package com.giosg.demo;
