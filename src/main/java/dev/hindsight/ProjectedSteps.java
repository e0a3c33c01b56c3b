package dev.hindsight;

import dev.hindsight.check.readmodel.ComparedRow;
import dev.hindsight.check.readmodel.FieldValues;
import dev.hindsight.check.readmodel.RowStep;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.projection.ProjectedTable;
import dev.hindsight.eventsourcing.projection.Projection;
import dev.hindsight.eventsourcing.projection.RowChanges;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What each event of a row made of it: the projection applied to the events of a few aggregates, in memory. */
record ProjectedSteps(Projection projection, EventStore store, dev.hindsight.eventsourcing.EventStore kit) {
    private static final JsonMapper MAPPER = new JsonMapper();

    /** The events of the row up to a position, in the order of the store. */
    List<RowStep> of(ComparedRow row, Position upTo, Cancellation cancellation) {
        OneRow one = new OneRow(row.table().replaceFirst(".*\\.", ""), row.key());
        Map<EventPlace, List<DomainEvent>> events = events(row.streams());
        List<RowStep> steps = new ArrayList<>();
        for (EventHeader header : headers(row.streams(), upTo, cancellation)) {
            List<DomainEvent> current =
                    events.getOrDefault(new EventPlace(header.stream().value(), header.version()), List.of());
            if (one.take(current, projection)) {
                steps.add(one.step(header));
            }
        }
        return steps;
    }

    private record EventPlace(String stream, long version) {}

    private Map<EventPlace, List<DomainEvent>> events(List<StreamId> streams) {
        return streams.stream()
                .flatMap(stream -> kit.getEvents(stream.value(), 0).stream())
                .collect(Collectors.groupingBy(event -> new EventPlace(event.aggregateId(), event.version())));
    }

    private List<EventHeader> headers(List<StreamId> streams, Position upTo, Cancellation cancellation) {
        List<EventHeader> headers = new ArrayList<>();
        store.headers(
                EventQuery.all().inStreams(Set.copyOf(streams)),
                Scan.oldestFirst(Integer.MAX_VALUE - 1),
                header -> {
                    dev.hindsight.event.Position place = header.position();
                    if (new Position(place.transaction(), place.sequence()).compareTo(upTo) <= 0) {
                        headers.add(header);
                    }
                },
                cancellation);
        return headers;
    }

    /** One row of one table, changed by the events one after the other. */
    private static final class OneRow implements RowChanges {
        private final String table;
        private final String key;
        private final Map<String, JsonNode> none = new HashMap<>();
        private @Nullable Record row;
        private @Nullable Map<String, JsonNode> before;
        private @Nullable Map<String, JsonNode> now;
        private boolean touched;

        OneRow(String table, String key) {
            this.table = table;
            this.key = key;
        }

        /** Whether the projection wants something of this row for the event. One that it fails at changes nothing. */
        boolean take(List<DomainEvent> events, Projection projection) {
            Record old = row;
            before = now;
            touched = false;
            try {
                events.forEach(event -> projection.project(event, this));
            } catch (RuntimeException _) {
                row = old;
            }
            return touched;
        }

        @Override
        @SuppressWarnings("unchecked") // the rows of a table are all of its record
        public <R extends Record> void change(
                ProjectedTable<R> changed, String changedKey, UnaryOperator<@Nullable R> change) {
            if (changed.name().equals(table) && changedKey.equals(key)) {
                touched = true;
                row = change.apply((R) row);
                now = row == null ? null : values(changed, row);
            }
        }

        RowStep step(EventHeader header) {
            Map<String, JsonNode> old = before == null ? none : before;
            Map<String, JsonNode> current = now == null ? none : now;
            Set<String> changed = (current.isEmpty() ? old : current)
                    .keySet().stream()
                            .filter(column -> !FieldValues.same(old.get(column), current.get(column)))
                            .collect(Collectors.toSet());
            return new RowStep(header, now, changed);
        }

        private static Map<String, JsonNode> values(ProjectedTable<?> table, Record row) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            table.values(row).forEach((column, value) -> values.put(column, MAPPER.valueToTree(value)));
            return values;
        }
    }
}
