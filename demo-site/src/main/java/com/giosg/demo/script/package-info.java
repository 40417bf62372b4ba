/** The tag as pages load it. */
package com.giosg.demo.script;
