/** JSON as visitors sent it, and as answers are written. */
@NullMarked
package com.giosg.demo.json;

import org.jspecify.annotations.NullMarked;
