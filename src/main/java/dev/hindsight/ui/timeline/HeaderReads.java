package dev.hindsight.ui.timeline;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.timeline.CauseLinks;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.ui.common.RunningTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the headers for a timeline. */
final class HeaderReads {
    private static final double SHARE_OF_MEMORY = 0.8;
    private static final int REPORT_EVERY = 20_000;

    private final EventStore store;

    HeaderReads(EventStore store) {
        this.store = store;
    }

    /**
     * What was read.
     *
     * @param stream the stream whose surroundings these are; null for the whole store
     */
    record Loaded(
            HeaderIndex index, CauseLinks links, @Nullable StreamId stream, Ending ending) {}

    /** A stream and what is connected with it, with its links of cause. */
    Loaded connected(StreamId stream, int limit, List<String> field, RunningTask task) {
        List<EventHeader> headers = new ArrayList<>();
        Ending ending = store.connected(stream, limit, headers::add, task.cancellation());
        headers.sort(Comparator.comparing(EventHeader::position));
        Map<Position, String> fields = field.isEmpty() ? Map.of() : fields(headers, field, task);
        HeaderIndex.Builder builder = new HeaderIndex.Builder();
        HeaderRow row = new HeaderRow();
        for (EventHeader header : headers) {
            row.set(header);
            row.field().set(fields.get(header.position()));
            builder.accept(row);
        }
        HeaderIndex index = builder.build();
        return new Loaded(index, CauseLinks.of(index, headers), stream, ending);
    }

    /** More of the whole store, as far as there is room. */
    Loaded grown(Loaded before, List<EventHeader> more, List<String> field, RunningTask task) {
        if (before.index().size() + more.size() > roomFor()) {
            String reason = String.format(
                    Locale.ROOT, "stopped at %,d events", before.index().size());
            return new Loaded(before.index(), before.links(), null, new Ending.Stopped(reason));
        }
        Map<Position, String> fields = field.isEmpty() ? Map.of() : fields(more, field, task);
        HeaderIndex index = before.index().with(more, header -> fields.getOrDefault(header.position(), ""));
        return new Loaded(index, before.links(), null, before.ending());
    }

    private Map<Position, String> fields(List<EventHeader> headers, List<String> field, RunningTask task) {
        if (headers.isEmpty()) {
            return Map.of();
        }
        Set<StreamId> streams = headers.stream().map(EventHeader::stream).collect(Collectors.toSet());
        List<Instant> times = headers.stream().map(EventHeader::at).sorted().toList();
        Map<Position, String> fields = new HashMap<>();
        store.rows(
                EventQuery.all()
                        .inStreams(streams)
                        .between(times.getFirst(), times.getLast().plusNanos(1_000)),
                field,
                roomFor(),
                row -> fields.put(
                        new Position(row.transaction(), row.sequence()),
                        row.field().toString()),
                task.cancellation());
        return fields;
    }

    /**
     * As much of the whole store as there is room for, the oldest first.
     *
     * @param expected how many events there are, about; 0 where that is not known
     */
    Loaded wholeStore(List<String> field, long expected, RunningTask task) {
        HeaderIndex.Builder builder = new HeaderIndex.Builder();
        Ending ending = store.rows(
                EventQuery.all(),
                field,
                roomFor(),
                row -> {
                    builder.accept(row);
                    if (builder.size() % REPORT_EVERY == 0) {
                        report(builder.size(), expected, task);
                    }
                },
                task.cancellation());
        task.report(-1, "Sorting events into lanes");
        return new Loaded(builder.build(), CauseLinks.NONE, null, ending);
    }

    private static void report(int read, long expected, RunningTask task) {
        double part = expected == 0 ? -1 : Math.min(1, (double) read / expected);
        String all = expected == 0 ? "" : String.format(Locale.ROOT, " of about %,d", Math.max(read, expected));
        task.report(part, String.format(Locale.ROOT, "%,d%s events read for the timeline", read, all));
    }

    private static int roomFor() {
        long bytes = (long) (Runtime.getRuntime().maxMemory() * SHARE_OF_MEMORY);
        return (int) Math.min(Integer.MAX_VALUE - 1024L, bytes / HeaderIndex.BYTES_PER_EVENT);
    }
}
