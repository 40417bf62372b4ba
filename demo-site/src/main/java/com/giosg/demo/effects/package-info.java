/** What a command is handed when it takes effect. The effects themselves are with what they change. */
package com.giosg.demo.effects;
