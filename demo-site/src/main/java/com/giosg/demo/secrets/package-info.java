/** How secrets are kept in the database, where they are not to be read from. */
@NullMarked
package com.giosg.demo.secrets;

import org.jspecify.annotations.NullMarked;
