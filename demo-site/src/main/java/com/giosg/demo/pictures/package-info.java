/** Pictures whose addresses strangers gave, fetched for staff, whose browsers are not to meet those strangers' servers. */
package com.giosg.demo.pictures;
