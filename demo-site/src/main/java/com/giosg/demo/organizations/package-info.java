/** The customers, whose sites carry the tag. */
@NullMarked
package com.giosg.demo.organizations;

import org.jspecify.annotations.NullMarked;
