/**
 * Event stores in PostgreSQL, read through layouts: the only SQL and JDBC of the explorer. Nothing here writes: there is
 * no writing statement, every transaction is read-only, and so is every session.
 */
@NullMarked
package dev.hindsight.store.postgres;

import org.jspecify.annotations.NullMarked;
