/** The pages of the demo site: the shop and the console. */
package com.giosg.demo.pages;
