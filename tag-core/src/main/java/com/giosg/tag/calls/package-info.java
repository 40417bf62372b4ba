/** The order of calls, and how a call is judged and handed on. */
@NullMarked
package com.giosg.tag.calls;

import org.jspecify.annotations.NullMarked;
