/** Signed visitor variables: what a customer's server vouched for, and the keys that show it. */
@NullMarked
package com.giosg.demo.signing;

import org.jspecify.annotations.NullMarked;
