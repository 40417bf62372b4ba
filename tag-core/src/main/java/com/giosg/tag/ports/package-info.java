/** What the core needs of its surroundings; a page and a test each bring their own. */
@NullMarked
package com.giosg.tag.ports;

import org.jspecify.annotations.NullMarked;
