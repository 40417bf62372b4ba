/** Pictures whose addresses strangers gave, fetched for staff, whose browsers are not to meet those strangers' servers. */
@NullMarked
package com.giosg.demo.pictures;

import org.jspecify.annotations.NullMarked;
