/** The rooms of an organisation. */
package com.giosg.demo.rooms;
