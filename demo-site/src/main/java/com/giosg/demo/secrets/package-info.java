/** How secrets are kept in the database, where they are not to be read from. */
package com.giosg.demo.secrets;
