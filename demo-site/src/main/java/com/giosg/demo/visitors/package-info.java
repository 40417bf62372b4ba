/** Visitors: who they are, their sessions and presence, the rooms they are in, their identifiers and variables. */
@NullMarked
package com.giosg.demo.visitors;

import org.jspecify.annotations.NullMarked;
