package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import org.jspecify.annotations.Nullable;

/**
 * One event of a trace, or a cause that is not among its events.
 *
 * @param id the event, or the cause that was not found
 * @param event null for a cause that was not found
 * @param parent the index of the box of its cause, or -1 for a root
 * @param depth how many causes lie before it, counting causes that were not found
 * @param order its place across the direction in which causes lead to effects, in boxes; effects stand around their
 *     cause, and no two boxes of one depth are less than 1 apart
 */
public record TraceNode(EventId id, @Nullable EventHeader event, int parent, int depth, double order) {}
