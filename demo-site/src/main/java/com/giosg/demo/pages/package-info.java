/** The pages of the demo site: the shop and the console. */
@NullMarked
package com.giosg.demo.pages;

import org.jspecify.annotations.NullMarked;
