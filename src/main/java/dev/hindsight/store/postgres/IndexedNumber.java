package dev.hindsight.store.postgres;

import dev.hindsight.event.Micros;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A number of every event by which an index finds it: its time, in microseconds since 1970, or its position.
 *
 * @param role {@link EventRole#TIME} or {@link EventRole#POSITION}
 * @param events those that are looked at, as they stand after FROM
 */
record IndexedNumber(StoreTable table, EventRole role, String events) {
    static final List<EventRole> ROLES = List.of(EventRole.TIME, EventRole.POSITION);

    /** The number of that role, if an index of this database finds events by it. */
    static Optional<IndexedNumber> of(Session session, StoreTable table, EventRole role) throws SQLException {
        IndexedNumber number = new IndexedNumber(table, role, table.events());
        return table.has(role)
                        && !QueryPlan.of(session, new Sql(number.end(""))).sorts()
                ? Optional.of(number)
                : Optional.empty();
    }

    /** The same, of the events of one partition. */
    IndexedNumber in(String partition) {
        return new IndexedNumber(table, role, table.eventsIn(partition));
    }

    String column() {
        return table.column(role);
    }

    /** Equal steps from the lowest to the highest, one more number than there are steps; none in an empty store. */
    List<Long> edges(Session session, int steps) throws SQLException {
        List<Long> edges = new ArrayList<>();
        session.rows(new Sql("SELECT (%s), (%s)".formatted(end(""), end("DESC"))), row -> {
            if (row.getObject(1) != null) {
                long lowest = value(row, 1);
                double step = (double) (value(row, 2) - lowest) / steps;
                IntStream.rangeClosed(0, steps).forEach(edge -> edges.add(lowest + Math.round(step * edge)));
            }
            return false;
        });
        return edges;
    }

    private long value(ResultSet row, int column) throws SQLException {
        return role == EventRole.TIME ? Micros.of(EventColumns.instant(row, column)) : row.getLong(column);
    }

    /** The lowest, or with {@code DESC} the highest. */
    private String end(String order) {
        String isNumber = role == EventRole.TIME ? "isfinite(" + column() + ")" : column() + " IS NOT NULL";
        return "SELECT %1$s FROM %2$s WHERE %3$s ORDER BY %1$s %4$s LIMIT 1"
                .formatted(column(), events, isNumber, order);
    }

    /** The first event from each of some numbers on: its place in the list, from 1, and what is selected. */
    Sql from(List<Long> numbers, String selected) {
        return new Sql("")
                .add(
                        "SELECT edge.place, found.* FROM unnest(?::text[]::%s[]) WITH ORDINALITY AS edge(number, place)"
                                .formatted(type()),
                        texts(numbers))
                .add(
                        ", LATERAL (SELECT %1$s FROM %2$s WHERE %3$s >= edge.number ORDER BY %3$s LIMIT 1) AS found ORDER BY 1"
                                .formatted(selected, events, column()));
    }

    Sql below(long number) {
        return new Sql("").add(column() + " < ?::text::" + type(), text(number));
    }

    Sql atLeast(long number) {
        return new Sql("").add(column() + " >= ?::text::" + type(), text(number));
    }

    private String type() {
        return role == EventRole.TIME ? "timestamptz" : "bigint";
    }

    private List<String> texts(List<Long> numbers) {
        return numbers.stream().map(this::text).toList();
    }

    private String text(long number) {
        return role == EventRole.TIME ? Micros.instant(number).toString() : Long.toString(number);
    }
}
