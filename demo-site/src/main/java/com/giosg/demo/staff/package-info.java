/** Who an organisation's staff are, and what all of their API has in common: access, paging, requests. */
package com.giosg.demo.staff;
