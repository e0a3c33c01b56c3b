package dev.hindsight;

import dev.hindsight.check.Progress;
import dev.hindsight.check.readmodel.ComparedRow;
import dev.hindsight.check.readmodel.ReadModel;
import dev.hindsight.check.readmodel.RowStep;
import dev.hindsight.event.StreamId;
import dev.hindsight.eventsourcing.EventStoreException;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.projection.Projection;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.eventsourcing.projection.Rebuild;
import dev.hindsight.eventsourcing.projection.Scratch;
import dev.hindsight.eventsourcing.projection.StoredRows;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.StoreReadException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A read model of the kit, rebuilt by its own projection in a scratch database, as far as the stored one has come. */
final class ProjectedReadModel implements ReadModel {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final Projection projection;
    private final dev.hindsight.eventsourcing.EventStore kit;
    private final ReadModels models;
    private final Supplier<Scratch> scratch;
    private final ProjectedSteps steps;
    private volatile Position upTo = Position.START;

    /**
     * Made for one projection.
     *
     * @param store the store as the explorer reads it
     * @param kit the same store as the kit does
     * @param models where the stored rows are
     */
    ProjectedReadModel(
            Projection projection,
            EventStore store,
            dev.hindsight.eventsourcing.EventStore kit,
            ReadModels models,
            Supplier<Scratch> scratch) {
        this.projection = projection;
        this.kit = kit;
        this.models = models;
        this.scratch = scratch;
        this.steps = new ProjectedSteps(projection, store, kit);
    }

    @Override
    public String rebuiltBy() {
        return "the projection " + projection.name();
    }

    @Override
    public Looked compare(Consumer<ComparedRow> rows, Consumer<Progress> progress, Cancellation cancellation) {
        try (Scratch place = scratch.get()) {
            Optional<StoredRows> stored = models.rows(projection);
            if (stored.isEmpty()) {
                return Looked.atNothing("The projection %s was never applied.".formatted(projection.name()));
            }
            upTo = stored.get().upTo();
            Rebuild rebuilt = Rebuild.of(kit, projection, upTo, place, read -> {
                cancellation.check();
                progress.accept(new Progress(read, 0, "events"));
            });
            return Looked.at(compare(stored.get(), rebuilt, rows));
        } catch (CompletionException e) {
            throw e.getCause() instanceof ReadCancelledException cancelled ? cancelled : e;
        } catch (EventStoreException e) {
            throw new StoreReadException(
                    "The projection %s cannot be rebuilt: %s".formatted(projection.name(), e.getMessage()), e);
        }
    }

    private long compare(StoredRows stored, Rebuild rebuilt, Consumer<ComparedRow> rows) {
        long looked = 0;
        for (Map.Entry<String, Map<String, String>> table : rebuilt.tables().entrySet()) {
            Map<String, String> now = stored.tables().getOrDefault(table.getKey(), Map.of());
            TreeSet<String> keys = new TreeSet<>(now.keySet());
            keys.addAll(table.getValue().keySet());
            for (String key : keys) {
                rows.accept(new ComparedRow(
                        models.schema() + "." + table.getKey(),
                        key,
                        values(now.get(key)),
                        values(table.getValue().get(key)),
                        streams(rebuilt, table.getKey(), key),
                        null));
                looked++;
            }
        }
        return looked;
    }

    /** The one that the row is named after first. */
    private static List<StreamId> streams(Rebuild rebuilt, String table, String key) {
        return rebuilt.sources(table, key).stream()
                .sorted(Comparator.comparing((String source) -> !source.equals(key))
                        .thenComparing(Comparator.naturalOrder()))
                .map(StreamId::new)
                .toList();
    }

    private static @Nullable Map<String, JsonNode> values(@Nullable String json) {
        if (json == null) {
            return null;
        }
        Map<String, JsonNode> values = new LinkedHashMap<>();
        MAPPER.readTree(json).properties().forEach(field -> values.put(field.getKey(), field.getValue()));
        return values;
    }

    @Override
    public List<RowStep> steps(ComparedRow row, Cancellation cancellation) {
        return row.streams().isEmpty() ? new ArrayList<>() : steps.of(row, upTo, cancellation);
    }
}
