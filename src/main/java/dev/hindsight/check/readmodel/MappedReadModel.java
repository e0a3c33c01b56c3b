package dev.hindsight.check.readmodel;

import dev.hindsight.check.Progress;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.EventSource;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Page;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.TableRow;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** A read model whose rows are rebuilt, by a mapping, from the replayed states of aggregates. */
public final class MappedReadModel implements ReadModel {
    private static final int PAGE = 200;
    private static final int PREVIEWED = 5;

    private final ReadModelMapping mapping;
    private final EventStore store;
    private final ReplayHost host;
    private final Map<String, JsonPointer> pointers = new LinkedHashMap<>();

    /** {@code host} replays the streams. A mapping whose paths are no JSON Pointers is refused. */
    public MappedReadModel(ReadModelMapping mapping, EventStore store, ReplayHost host) {
        this.mapping = mapping;
        this.store = store;
        this.host = host;
        mapping.columns().forEach((column, path) -> pointers.put(column, JsonPointer.compile(path)));
    }

    @Override
    public String rebuiltBy() {
        return host.codeFor(mapping.streamType()) instanceof ReplayedBy.PayloadMerge
                ? "merging the payloads of %s, which is a guess".formatted(mapping.streamType())
                : "replay of " + mapping.streamType();
    }

    @Override
    public Looked compare(Consumer<ComparedRow> rows, Consumer<Progress> progress, Cancellation cancellation) {
        Set<StreamId> seen = new HashSet<>();
        long[] looked = {0};
        eachRow(
                row -> {
                    ComparedRow compared = compare(row, cancellation);
                    seen.addAll(compared.streams());
                    rows.accept(compared);
                    progress.accept(new Progress(++looked[0], 0, "rows"));
                },
                cancellation);
        if (mapping.everyStream()) {
            eachStream(
                    stream -> {
                        if (!seen.contains(stream)) {
                            rows.accept(withoutRow(stream, cancellation));
                        }
                    },
                    cancellation);
        }
        return Looked.at(looked[0]);
    }

    /**
     * The first rows beside what replay gives, to look at.
     *
     * @param limit the most rows
     */
    public List<ComparedRow> preview(int limit, Cancellation cancellation) {
        return page(null, limit, cancellation).stream()
                .map(row -> compare(row, cancellation))
                .toList();
    }

    /** The state of the aggregate of the first row that has one, to see what there is to choose from. */
    public Optional<JsonNode> firstState(Cancellation cancellation) {
        return page(null, PREVIEWED, cancellation).stream()
                .map(row -> replay(new StreamId(mapping.streamPrefix() + row.key()), version(row), cancellation))
                .filter(replay -> replay.size() > 0)
                .findFirst()
                .map(replay -> replay.stateAfter(replay.size() - 1));
    }

    private List<TableRow> page(@Nullable String after, int limit, Cancellation cancellation) {
        return store.tableRows(mapping.schema(), mapping.table(), mapping.streamColumn(), after, limit, cancellation);
    }

    private void eachRow(Consumer<TableRow> sink, Cancellation cancellation) {
        String after = null;
        List<TableRow> page;
        do {
            page = page(after, PAGE, cancellation);
            for (TableRow row : page) {
                cancellation.check();
                sink.accept(row);
                after = row.key();
            }
        } while (page.size() == PAGE);
    }

    private void eachStream(Consumer<StreamId> sink, Cancellation cancellation) {
        StreamQuery query =
                StreamQuery.first(PAGE).ofTypes(Set.of(mapping.streamType())).orderedBy(StreamQuery.Order.NAME);
        boolean more = true;
        while (more) {
            Page<StreamSummary> page = store.streams(query, cancellation);
            page.items().forEach(stream -> sink.accept(stream.id()));
            more = !page.ending().complete() && !page.items().isEmpty();
            query = more ? query.after(page.items().getLast()) : query;
        }
    }

    private ComparedRow compare(TableRow row, Cancellation cancellation) {
        StreamId stream = new StreamId(mapping.streamPrefix() + row.key());
        Long version = version(row);
        RecordedReplay replay = replay(stream, version, cancellation);
        Map<String, JsonNode> rebuilt = replay.size() == 0 ? null : columns(replay, replay.size() - 1);
        return new ComparedRow(mapping.shownName(), row.key(), row.values(), rebuilt, List.of(stream), version);
    }

    private ComparedRow withoutRow(StreamId stream, Cancellation cancellation) {
        RecordedReplay replay = replay(stream, null, cancellation);
        return new ComparedRow(
                mapping.shownName(),
                stream.value()
                        .substring(
                                stream.value().startsWith(mapping.streamPrefix())
                                        ? mapping.streamPrefix().length()
                                        : 0),
                null,
                columns(replay, replay.size() - 1),
                List.of(stream),
                null);
    }

    private @Nullable Long version(TableRow row) {
        JsonNode value = mapping.versionColumn() == null ? null : row.values().get(mapping.versionColumn());
        return value == null || !value.isIntegralNumber() ? null : value.longValue();
    }

    private RecordedReplay replay(StreamId stream, @Nullable Long version, Cancellation cancellation) {
        EventQuery query = EventQuery.ofStream(stream).versions(null, version);
        return RecordedReplay.of(
                host, stream, mapping.streamType(), EventSource.of(store, query, cancellation), done -> {});
    }

    private Map<String, JsonNode> columns(RecordedReplay replay, int index) {
        JsonNode state = replay.stateAfter(index);
        Map<String, JsonNode> columns = new LinkedHashMap<>();
        pointers.forEach((column, pointer) -> columns.put(column, state.at(pointer)));
        return columns;
    }

    @Override
    public List<RowStep> steps(ComparedRow row, Cancellation cancellation) {
        RecordedReplay replay = replay(row.streams().getFirst(), row.version(), cancellation);
        List<RowStep> steps = new ArrayList<>();
        Map<String, JsonNode> before = Map.of();
        for (int i = 0; i < replay.size(); i++) {
            Map<String, JsonNode> now = columns(replay, i);
            steps.add(new RowStep(replay.event(i), now, changed(before, now)));
            before = now;
        }
        return steps;
    }

    private static Set<String> changed(Map<String, JsonNode> before, Map<String, JsonNode> now) {
        return now.entrySet().stream()
                .filter(field -> !FieldValues.same(before.get(field.getKey()), field.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
