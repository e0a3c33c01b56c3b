/**
 * The event-sourcing kit: events, the store that keeps them in PostgreSQL, and the aggregates that are rebuilt from
 * them. It is the write side and knows nothing of the explorer.
 */
@NullMarked
package dev.hindsight.eventsourcing;

import org.jspecify.annotations.NullMarked;
