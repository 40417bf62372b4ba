/** Visitors: who they are, their sessions and presence, the rooms they are in, their identifiers and variables. */
package com.giosg.demo.visitors;
