package dev.hindsight.store.postgres;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.Scan;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionMatch;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts queries into SQL. Values are always bound, never written into the text. */
final class EventFilter {
    private final StoreTable table;
    private final ConditionSql conditions;

    EventFilter(StoreTable table) {
        this(table, 0);
    }

    /** {@code serverVersion} is the major version of the server, or 0 where no condition will be asked. */
    EventFilter(StoreTable table, int serverVersion) {
        this.table = table;
        this.conditions = new ConditionSql(table, serverVersion);
    }

    ConditionSql conditions() {
        return conditions;
    }

    /** The part of a query that the database cannot answer, about content that it cannot look into. */
    Optional<ConditionMatch> beyondSql(EventQuery query) {
        List<Condition> rest = query.where().stream()
                .filter(condition -> !conditions.canAnswer(condition))
                .toList();
        return rest.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConditionMatch(rest.size() == 1 ? rest.getFirst() : new Condition.And(rest)));
    }

    /** A WHERE clause for those events, or nothing for all of them. */
    Sql where(EventQuery query) {
        return where(parts(query));
    }

    /** The same, for those of them that follow where the scan begins, up to a place where that is not null. */
    Sql where(EventQuery query, Scan scan, @Nullable Position upTo) {
        List<Sql> parts = parts(query);
        Position after = scan.after();
        boolean forward = scan.direction() == Scan.Direction.OLDEST_FIRST;
        if (after != null) {
            parts.add(beyond(after, forward ? ">" : "<"));
        }
        if (upTo != null) {
            parts.add(beyond(upTo, forward ? "<=" : ">="));
        }
        return where(parts);
    }

    /** A WHERE clause for all rows of the table that follow where the scan begins, the hidden ones among them. */
    Sql following(Scan scan) {
        Position after = scan.after();
        return after == null
                ? new Sql("")
                : new Sql(" WHERE ").add(beyond(after, scan.direction() == Scan.Direction.OLDEST_FIRST ? ">" : "<"));
    }

    /** The same, for those of them that meet every one of these. */
    Sql where(EventQuery query, List<Sql> conditions) {
        List<Sql> parts = parts(query);
        parts.addAll(conditions);
        return where(parts);
    }

    /** A WHERE clause for all rows that are events, hidden ones too, and that meet every one of these. */
    Sql whereEvents(List<Sql> parts) {
        List<Sql> all = new ArrayList<>(parts);
        table.isEvent().forEach(condition -> all.add(new Sql(condition)));
        return all.isEmpty() ? new Sql("") : new Sql(" WHERE ").add(Sql.joined("AND", all));
    }

    /** Whether a row is shown and meets the query, as an expression that is true or not. */
    Sql isWanted(EventQuery query) {
        List<Sql> all = parts(query);
        table.visible().forEach(condition -> all.add(new Sql(condition)));
        all.add(new Sql("true"));
        return Sql.joined("AND", all).add(" IS TRUE");
    }

    /** A WHERE clause for the visible rows that meet every one of these. */
    Sql where(List<Sql> parts) {
        List<Sql> all = new ArrayList<>(parts);
        table.visible().forEach(condition -> all.add(new Sql(condition)));
        return all.isEmpty() ? new Sql("") : new Sql(" WHERE ").add(Sql.joined("AND", all));
    }

    /** An ORDER BY clause for the global order of the store. */
    String order(Scan.Direction direction) {
        String descending = direction == Scan.Direction.NEWEST_FIRST ? " DESC" : "";
        String position = table.column(EventRole.POSITION) + descending;
        return " ORDER BY "
                + (table.has(EventRole.TRANSACTION)
                        ? table.column(EventRole.TRANSACTION) + descending + ", " + position
                        : position);
    }

    private List<Sql> parts(EventQuery query) {
        List<Sql> parts = new ArrayList<>();
        addOneOf(
                parts,
                EventRole.STREAM,
                query.streams().stream().map(StreamId::value).toList());
        addOneOf(parts, EventRole.TYPE, query.types());
        addOneOf(
                parts,
                EventRole.CORRELATION,
                query.correlations().stream().map(CorrelationId::value).toList());
        addBound(parts, EventRole.TIME, ">=", timestamp(query.since()));
        addBound(parts, EventRole.TIME, "<", timestamp(query.until()));
        addBound(parts, EventRole.VERSION, ">=", query.fromVersion());
        addBound(parts, EventRole.VERSION, "<=", query.toVersion());
        query.where().stream().filter(conditions::canAnswer).forEach(condition -> parts.add(conditions.of(condition)));
        return parts;
    }

    private void addOneOf(List<Sql> parts, EventRole role, Collection<String> ids) {
        if (!ids.isEmpty()) {
            parts.add(table.has(role) ? table.oneOf(role, ids) : new Sql("false"));
        }
    }

    private void addBound(List<Sql> parts, EventRole role, String operator, @Nullable Object value) {
        if (value != null) {
            parts.add(new Sql("").add(table.column(role) + " " + operator + " ?", value));
        }
    }

    /** That a row lies beyond a place in the global order of the store, by an operator such as >. */
    Sql beyond(Position position, String operator) {
        if (!table.has(EventRole.TRANSACTION)) {
            return new Sql("").add(table.column(EventRole.POSITION) + " " + operator + " ?", position.sequence());
        }
        // There is no cast from bigint to xid8; the one from text is exact.
        return new Sql("")
                .add(
                        "(%s, %s) %s (?::text::%s, ?)"
                                .formatted(
                                        table.column(EventRole.TRANSACTION),
                                        table.column(EventRole.POSITION),
                                        operator,
                                        table.type(EventRole.TRANSACTION).orElse("xid8")),
                        Long.toUnsignedString(position.transaction()),
                        position.sequence());
    }

    /** The same without values to bind: for COPY, which takes none. */
    String beyondInText(Position position, String operator) {
        String sequence = table.column(EventRole.POSITION);
        return table.has(EventRole.TRANSACTION)
                ? "(%s, %s) %s ('%s'::text::%s, %d)"
                        .formatted(
                                table.column(EventRole.TRANSACTION),
                                sequence,
                                operator,
                                Long.toUnsignedString(position.transaction()),
                                table.type(EventRole.TRANSACTION).orElse("xid8"),
                                position.sequence())
                : sequence + " " + operator + " " + position.sequence();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
