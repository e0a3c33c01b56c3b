/**
 * The sample shop: four kinds of aggregates on the event-sourcing kit, a month of invented history, and the embedded
 * PostgreSQL that holds it. It gives Hindsight something real to open on a machine that has nothing.
 */
@NullMarked
package dev.hindsight.sample;

import org.jspecify.annotations.NullMarked;
