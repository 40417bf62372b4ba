/** What all answers have in common: errors, the server's own origin, bodies, entity tags. */
@NullMarked
package com.giosg.demo.http;

import org.jspecify.annotations.NullMarked;
