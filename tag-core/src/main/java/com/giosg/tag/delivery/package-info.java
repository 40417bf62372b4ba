/**
 * Commands on their way to the backend, and the answers on their way back: nothing is lost, and nothing takes effect
 * twice.
 */
@NullMarked
package com.giosg.tag.delivery;

import org.jspecify.annotations.NullMarked;
