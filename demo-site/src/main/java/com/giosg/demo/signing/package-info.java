/** Signed visitor variables: what a customer's server vouched for, and the keys that show it. */
package com.giosg.demo.signing;
