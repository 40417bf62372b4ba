/** Where the tag's calls arrive: each takes effect once, and is answered. */
package com.giosg.demo.commands;
