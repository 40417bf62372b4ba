/** A page in HtmlUnit that carries the compiled tag, and a backend that notes what it is sent. */
package com.giosg.tag.testing;
