/** Who an organisation's staff are, and what all of their API has in common: access, paging, requests. */
@NullMarked
package com.giosg.demo.staff;

import org.jspecify.annotations.NullMarked;
