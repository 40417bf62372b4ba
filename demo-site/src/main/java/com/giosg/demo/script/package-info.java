/** The tag as pages load it. */
@NullMarked
package com.giosg.demo.script;

import org.jspecify.annotations.NullMarked;
