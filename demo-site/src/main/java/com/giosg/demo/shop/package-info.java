/** The demo shop's own server, which signs what it knows of its customers. */
@NullMarked
package com.giosg.demo.shop;

import org.jspecify.annotations.NullMarked;
