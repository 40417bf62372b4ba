/**
 * Calls between a visitor and an operator: the phone on the page, and the operator's end of the call for the console,
 * each a script of its own.
 */
@NullMarked
package com.giosg.tag.webrtc;

import org.jspecify.annotations.NullMarked;
