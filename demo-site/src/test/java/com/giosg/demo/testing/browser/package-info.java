/** Where journeys play: a real browser, the runnable jar, a customer's site, and the pages as people use them. */
package com.giosg.demo.testing.browser;
