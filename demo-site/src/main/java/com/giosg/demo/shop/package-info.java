/** The demo shop's own server, which signs what it knows of its customers. */
package com.giosg.demo.shop;
