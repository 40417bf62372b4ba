/** The database: SQLite or PostgreSQL behind the same SQL, its migrations and transactions. */
@NullMarked
package com.giosg.demo.database;

import org.jspecify.annotations.NullMarked;
