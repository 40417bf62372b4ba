/** The database: SQLite or PostgreSQL behind the same SQL, its migrations and transactions. */
package com.giosg.demo.database;
