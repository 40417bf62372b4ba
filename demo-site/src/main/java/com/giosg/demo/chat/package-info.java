/** Chats: what visitors and staff say to each other, and the line over which the chat window hears of it. */
@NullMarked
package com.giosg.demo.chat;

import org.jspecify.annotations.NullMarked;
