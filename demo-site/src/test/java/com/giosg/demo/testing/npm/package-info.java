/** Packages of the npm registry, and the Node.js that runs them. */
package com.giosg.demo.testing.npm;
