/** The rooms of an organisation. */
@NullMarked
package com.giosg.demo.rooms;

import org.jspecify.annotations.NullMarked;
