package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import org.jspecify.annotations.Nullable;

/**
 * One event of a trace, or a cause that is not among its events.
 *
 * @param event null for a cause that is known by its id only: a command that is not stored, or an event that is not there
 * @param elsewhere whether it is a cause that is stored, but belongs to another operation
 * @param parent the index of its cause, or -1 for a root
 * @param depth how many causes lie before it, counting those that are not events of the trace
 */
public record TraceNode(EventId id, @Nullable EventHeader event, boolean elsewhere, int parent, int depth) {}
