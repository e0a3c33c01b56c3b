package dev.hindsight.store;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads event headers: never a payload or metadata column, unless the query asks about what they contain. */
public interface ReadHeaders {
    /**
     * Hands the headers to {@code sink} one by one, as they arrive, in the global order of the store.
     *
     * @return complete when nothing follows the last header handed over
     */
    Ending headers(EventQuery query, Scan scan, Consumer<EventHeader> sink, Cancellation cancellation);

    /**
     * Hands over headers as plain values, in the global order of the store: for those who keep millions of them.
     *
     * @param field the path of a field of metadata that is wanted as well, such as {@code userId}; empty for none
     * @param limit the most events read, at least 1
     * @return complete when nothing follows the last header handed over
     */
    default Ending rows(
            EventQuery query, List<String> field, int limit, Consumer<HeaderRow> sink, Cancellation cancellation) {
        HeaderRow row = new HeaderRow();
        Consumer<EventHeader> filling = header -> {
            row.set(header);
            sink.accept(row);
        };
        return headers(query, Scan.oldestFirst(limit), filling, cancellation);
    }

    /**
     * The headers of a stream and of every event that shares a correlation with it, in global order: what the timeline
     * of that stream shows.
     */
    Ending connected(StreamId stream, int limit, Consumer<EventHeader> sink, Cancellation cancellation);

    /** The headers of those events that exist; ids of commands and of events elsewhere are left out. */
    List<EventHeader> headersOf(Collection<EventId> ids, Cancellation cancellation);

    /** The events that name this event as their cause, in global order. */
    Page<EventHeader> effectsOf(EventId cause, int limit, Cancellation cancellation);

    /** The position of the newest event that can be read safely; empty for an empty store. */
    Optional<Position> newest(Cancellation cancellation);
}
