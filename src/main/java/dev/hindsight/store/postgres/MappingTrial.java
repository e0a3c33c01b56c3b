package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.MappingPreview;
import dev.hindsight.store.MappingPreview.Row;
import dev.hindsight.store.TableMapping;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads some rows of a table through a mapping, and says what about them does not look like events. */
final class MappingTrial {
    private static final int ROWS = 50;

    private final Session session;
    private final TableMapping mapping;
    private final StoreTable table;

    MappingTrial(Session session, TableMapping mapping) throws SQLException {
        this.session = session;
        this.mapping = mapping;
        this.table = Recognition.table(session, MappedLayout.of(mapping), mapping.schema(), mapping.table());
    }

    MappingPreview run() throws SQLException {
        List<Row> rows = new ArrayList<>();
        EventColumns columns = new EventColumns(table);
        Sql sql = new Sql("SELECT " + columns.ofEvent() + " FROM " + table.events() + " LIMIT " + ROWS);
        session.rows(sql, row -> rows.add(columns.preview(row)));
        return new MappingPreview(rows, doubts(rows));
    }

    private List<String> doubts(List<Row> rows) {
        List<String> doubts = new ArrayList<>();
        if (!mapping.missing().isEmpty()) {
            doubts.add("Not yet chosen: %s.".formatted(fields(mapping.missing())));
        }
        if (rows.isEmpty()) {
            doubts.add("The table has no rows that this user can see.");
        }
        Stream.of(EventRole.values())
                .filter(role -> mapping.of(role).isPresent() && (role.required() || role == EventRole.TIME))
                .forEach(role -> emptyIn(rows, role, doubts));
        repeated(rows, List.of(EventRole.ID), doubts);
        repeated(rows, List.of(EventRole.STREAM, EventRole.VERSION), doubts);
        repeated(rows, List.of(EventRole.POSITION), doubts);
        return doubts;
    }

    private static void emptyIn(List<Row> rows, EventRole role, List<String> doubts) {
        long empty =
                rows.stream().filter(row -> !row.values().containsKey(role)).count();
        if (empty > 0) {
            doubts.add(
                    role == EventRole.TIME
                            ? "In %d of %d rows the time is missing or cannot be read as one."
                                    .formatted(empty, rows.size())
                            : "In %d of %d rows there is no %s.".formatted(empty, rows.size(), role.field()));
        }
    }

    /** Said of those only that are all there: where one is open, everything would look alike. */
    private void repeated(List<Row> rows, List<EventRole> roles, List<String> doubts) {
        if (!roles.stream().allMatch(table::has)) {
            return;
        }
        Map<List<String>, Long> counts = rows.stream()
                .map(row -> roles.stream()
                        .map(role -> row.values().getOrDefault(role, ""))
                        .toList())
                .collect(Collectors.groupingBy(values -> values, Collectors.counting()));
        counts.entrySet().stream()
                .filter(values -> values.getValue() > 1)
                .findFirst()
                .ifPresent(values -> doubts.add("%d rows have the same %s: %s."
                        .formatted(
                                values.getValue(),
                                roles.stream().map(EventRole::field).collect(Collectors.joining(" and ")),
                                String.join(", ", values.getKey()))));
    }

    private static String fields(List<EventRole> roles) {
        return roles.stream().map(EventRole::field).collect(Collectors.joining(", "));
    }
}
