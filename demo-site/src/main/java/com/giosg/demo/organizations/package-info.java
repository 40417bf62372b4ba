/** The customers, whose sites carry the tag. */
package com.giosg.demo.organizations;
