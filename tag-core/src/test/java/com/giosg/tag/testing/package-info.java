/** What the tests of the core put in the browser's and the backend's place. */
package com.giosg.tag.testing;
