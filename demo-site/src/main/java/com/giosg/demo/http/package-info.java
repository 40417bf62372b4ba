/** What all answers have in common: errors, the server's own origin, bodies, entity tags. */
package com.giosg.demo.http;
