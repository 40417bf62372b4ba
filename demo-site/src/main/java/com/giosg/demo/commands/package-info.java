/** Where the tag's calls arrive: each takes effect once, and is answered. */
@NullMarked
package com.giosg.demo.commands;

import org.jspecify.annotations.NullMarked;
