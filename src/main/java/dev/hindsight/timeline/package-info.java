/**
 * The timeline without a window: headers of millions of events in arrays, sorted into lanes along an axis, and drawn at a
 * cost that depends on the pixels and not on the events.
 */
@NullMarked
package dev.hindsight.timeline;

import org.jspecify.annotations.NullMarked;
