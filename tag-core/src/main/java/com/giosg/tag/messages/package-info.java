/** What passes between the tag and the backend: one request with the page and its commands, one reply. */
package com.giosg.tag.messages;
