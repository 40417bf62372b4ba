/** What passes between the tag and the backend. */
@NullMarked
package com.giosg.tag.messages;

import org.jspecify.annotations.NullMarked;
