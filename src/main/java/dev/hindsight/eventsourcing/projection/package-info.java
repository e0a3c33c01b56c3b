/**
 * Read models: tables that are derived from events, and what keeps them up to date. They can be kept in any database,
 * that of the events or another one.
 */
@NullMarked
package dev.hindsight.eventsourcing.projection;

import org.jspecify.annotations.NullMarked;
