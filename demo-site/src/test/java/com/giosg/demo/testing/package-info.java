/** The real backend in the tests' own process, on each database, and those who speak to it over HTTP. */
package com.giosg.demo.testing;
