/** What a command is handed when it takes effect. The effects themselves are with what they change. */
@NullMarked
package com.giosg.demo.effects;

import org.jspecify.annotations.NullMarked;
