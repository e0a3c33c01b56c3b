package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.LayoutException;
import dev.hindsight.store.RoleSource;
import dev.hindsight.store.TableMapping;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mapping of a table's columns as a layout. */
final class MappedLayout {
    private final TableMapping mapping;

    private MappedLayout(TableMapping mapping) {
        this.mapping = mapping;
    }

    /** The layout; roles that are open are missing in it. */
    static Layout of(TableMapping mapping) {
        return new MappedLayout(mapping).layout();
    }

    /**
     * The layout as the text of a file.
     *
     * @throws LayoutException if a role is open without which there is no store
     */
    static String text(TableMapping mapping) {
        List<EventRole> missing = mapping.missing();
        if (!missing.isEmpty()) {
            throw new LayoutException(
                    "Not yet chosen: %s."
                            .formatted(missing.stream().map(EventRole::field).collect(Collectors.joining(", "))),
                    null);
        }
        return LayoutText.of(of(mapping));
    }

    private Layout layout() {
        Map<EventRole, Source> columns = columns();
        String id = mapping.table().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
        return new Layout(
                id,
                "Events in " + mapping.table(),
                List.of(mapping.table()),
                recognisedBy(columns),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                columns,
                Layout.Beside.NOTHING,
                null,
                List.of());
    }

    private Map<EventRole, Source> columns() {
        Map<EventRole, Source> columns = new EnumMap<>(EventRole.class);
        mapping.roles().forEach((role, chosen) -> {
            Source source = source(chosen);
            if (source != null) {
                columns.put(role, source);
            }
        });
        Source time = columns.get(EventRole.TIME);
        if (time != null && mapping.roles().get(EventRole.POSITION) instanceof RoleSource.ByTime) {
            columns.put(EventRole.TRANSACTION, new Source.Microseconds(time));
        }
        return columns;
    }

    /** Only columns: what is derived from them is as good as they are. */
    private static List<Source.Column> recognisedBy(Map<EventRole, Source> columns) {
        return columns.entrySet().stream()
                .filter(role -> role.getKey().required())
                .flatMap(role -> StoreTable.columnsOf(role.getValue()))
                .distinct()
                .toList();
    }

    private @Nullable Source source(RoleSource chosen) {
        return switch (chosen) {
            case RoleSource.Column(String name) -> column(name);
            case RoleSource.Key(String column, String key) -> new Source.Json(column(column), List.of(key), null);
            case RoleSource.Before(String column, String separator) -> new Source.Before(column(column), separator);
            case RoleSource.Joined(List<String> columns, String separator) ->
                new Source.Joined(
                        columns.stream().<Source>map(MappedLayout::column).toList(), separator);
            case RoleSource.Constant(String text) -> new Source.Constant(text);
            case RoleSource.StreamAndVersion() -> together("@");
            case RoleSource.ByTime() -> byTime();
        };
    }

    private @Nullable Source together(String separator) {
        List<Source> pieces = new ArrayList<>();
        for (EventRole role : List.of(EventRole.STREAM, EventRole.VERSION)) {
            Source piece = mapping.of(role)
                    .filter(chosen -> !(chosen instanceof RoleSource.StreamAndVersion))
                    .map(this::source)
                    .orElse(null);
            if (piece == null) {
                return null;
            }
            pieces.add(piece);
        }
        return new Source.Joined(pieces, separator);
    }

    /** Events of one time are told apart by version and stream. */
    private @Nullable Source byTime() {
        return mapping.of(EventRole.VERSION).orElse(null) instanceof RoleSource.Column(String version)
                        && mapping.of(EventRole.STREAM).orElse(null) instanceof RoleSource.Column(String stream)
                ? new Source.Tied(column(version), column(stream))
                : null;
    }

    private static Source.Column column(String name) {
        return new Source.Column(Layout.EVENTS, name);
    }
}
