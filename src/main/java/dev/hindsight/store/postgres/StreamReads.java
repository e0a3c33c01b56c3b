package dev.hindsight.store.postgres;

import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.Page;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.TypeCount;
import dev.hindsight.store.postgres.Layout.StreamsTable;
import dev.hindsight.store.postgres.LeadingStreams.Candidates;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Reads streams. With a table of streams a summary costs two look-ups in the index of versions; without one, all
 * summaries together cost a pass over the headers of the store.
 */
final class StreamReads {
    private final StoreTable table;
    private final EventFilter filter;
    private final LeadingStreams leading;

    StreamReads(StoreTable table, EventFilter filter) {
        this.table = table;
        this.filter = filter;
        this.leading = new LeadingStreams(table, filter);
    }

    Page<StreamSummary> streams(Session session, StreamQuery query) throws SQLException {
        for (int depth : leading.depths(session, query)) {
            Optional<Candidates> candidates = leading.of(session, query, depth);
            if (candidates.isEmpty()) {
                break;
            }
            Page<StreamSummary> page =
                    page(session, query, summariesOf(candidates.get().names()));
            if (candidates.get().all() || isCertain(page, candidates.get())) {
                return page;
            }
        }
        return page(session, query, summaries(List.of()));
    }

    /** Whether no other stream belongs on the page. */
    private static boolean isCertain(Page<StreamSummary> page, Candidates candidates) {
        return !page.ending().complete() && page.items().stream().allMatch(candidates::leads);
    }

    private Page<StreamSummary> page(Session session, StreamQuery query, Sql summaries) throws SQLException {
        List<Sql> parts = new ArrayList<>();
        if (!query.match().isEmpty()) {
            parts.add(new Sql("").add("stream ILIKE ?", "%" + ConditionSql.escapeLike(query.match()) + "%"));
        }
        if (!query.types().isEmpty()) {
            parts.add(new Sql("").add("type = ANY (?::text[])", List.copyOf(query.types())));
        }
        if (query.after() instanceof StreamQuery.Cursor.After(StreamSummary last)) {
            parts.add(following(last, query.order()));
        }
        Sql sql = new Sql("SELECT * FROM (").add(summaries).add(") AS summary");
        if (!parts.isEmpty()) {
            sql.add(" WHERE ").add(Sql.joined("AND", parts));
        }
        sql.add(order(query.order()) + " LIMIT ?", query.limit() + 1L);
        return page(session, sql, query.limit());
    }

    Optional<StreamSummary> stream(Session session, StreamId id) throws SQLException {
        Sql sql = new Sql("SELECT * FROM (")
                .add(summaries(List.of(table.oneOf(EventRole.STREAM, List.of(id.value())))))
                .add(") AS summary")
                .add(" WHERE stream = ?", EventColumns.stream(id.value()).value());
        return page(session, sql, 1).items().stream().findFirst();
    }

    List<TypeCount> types(Session session) throws SQLException {
        StreamsTable streams = table.layout().beside().streams();
        Sql counted = streams == null
                ? new Sql("SELECT DISTINCT %s AS stream, coalesce(%s, '') AS type FROM %s"
                                .formatted(
                                        table.column(EventRole.STREAM),
                                        table.column(EventRole.STREAM_TYPE),
                                        table.events()))
                        .add(filter.where(List.of()))
                : new Sql("SELECT %s AS stream, coalesce(%s, '') AS type FROM %s"
                        .formatted(
                                StoreTable.quote(streams.stream()),
                                StoreTable.quote(streams.streamType()),
                                table.qualified(streams.table())));
        return counts(
                session,
                new Sql("SELECT type, count(*) FROM (")
                        .add(counted)
                        .add(") AS stream GROUP BY type ORDER BY 2 DESC, 1"));
    }

    static List<TypeCount> counts(Session session, Sql sql) throws SQLException {
        List<TypeCount> counts = new ArrayList<>();
        session.rows(sql, row -> counts.add(new TypeCount(row.getString(1), row.getLong(2))));
        return counts;
    }

    /** Of the streams that meet the conditions on the rows of their events; none means all. */
    private Sql summaries(List<Sql> conditions) {
        StreamsTable streams = table.layout().beside().streams();
        return streams == null || !conditions.isEmpty()
                ? groupedSummaries(conditions)
                : new Sql(probedSummaries(streams));
    }

    private Sql summariesOf(Collection<String> names) {
        StreamsTable streams = table.layout().beside().streams();
        return streams == null
                ? groupedSummaries(List.of(table.oneOf(EventRole.STREAM, names)))
                : new Sql(probedSummaries(streams))
                        .add(
                                " WHERE s.%s::text = ANY (?::text[])".formatted(StoreTable.quote(streams.stream())),
                                List.copyOf(names));
    }

    private Sql groupedSummaries(List<Sql> conditions) {
        return new Sql("""
                SELECT coalesce(%1$s::text, '(no stream)') AS stream, coalesce(min(%2$s), '') AS type, count(*) AS events,
                       min(%3$s) AS first_version, max(%3$s) AS last_version, min(%4$s) AS first_at, max(%4$s) AS last_at
                FROM %5$s""".formatted(
                                table.column(EventRole.STREAM),
                                table.column(EventRole.STREAM_TYPE),
                                table.column(EventRole.VERSION),
                                table.columnOrNull(EventRole.TIME),
                                table.events()))
                .add(filter.where(conditions))
                .add(" GROUP BY " + table.column(EventRole.STREAM));
    }

    private String probedSummaries(StreamsTable streams) {
        String type = table.isOwnColumn(EventRole.STREAM_TYPE)
                ? " AND %s = s.%s"
                        .formatted(table.column(EventRole.STREAM_TYPE), StoreTable.quote(streams.streamType()))
                : "";
        String probe = """
                SELECT %1$s AS version, %2$s AS at FROM %3$s%4$s AND %5$s = s.%6$s%7$s ORDER BY %1$s""".formatted(
                        table.column(EventRole.VERSION),
                        table.columnOrNull(EventRole.TIME),
                        table.events(),
                        filter.where(List.of(new Sql("true"))),
                        table.column(EventRole.STREAM),
                        StoreTable.quote(streams.stream()),
                        type);
        return """
                SELECT s.%1$s::text AS stream, coalesce(s.%2$s, '') AS type,
                       last.version - first.version + 1 AS events,
                       first.version AS first_version, last.version AS last_version,
                       first.at AS first_at, last.at AS last_at
                FROM %3$s AS s
                CROSS JOIN LATERAL (%4$s LIMIT 1) AS first
                CROSS JOIN LATERAL (%4$s DESC LIMIT 1) AS last""".formatted(
                        StoreTable.quote(streams.stream()),
                        StoreTable.quote(streams.streamType()),
                        table.qualified(streams.table()),
                        probe);
    }

    /** Byte order, whatever the collation of the database, so that a page follows the one before on every server. */
    private static String order(StreamQuery.Order order) {
        return " ORDER BY "
                + switch (order) {
                    case LAST_ACTIVITY -> "last_at DESC, ";
                    case SIZE -> "events DESC, ";
                    case NAME -> "";
                }
                + "stream COLLATE \"C\"";
    }

    private static Sql following(StreamSummary last, StreamQuery.Order order) {
        String name = last.id().value();
        String following = "(%1$s < ? OR (%1$s = ? AND stream COLLATE \"C\" > ?))";
        return switch (order) {
            case LAST_ACTIVITY -> {
                Object at = last.lastAt().atOffset(ZoneOffset.UTC);
                yield new Sql("").add(following.formatted("last_at"), at, at, name);
            }
            case SIZE -> new Sql("").add(following.formatted("events"), last.events(), last.events(), name);
            case NAME -> new Sql("").add("stream COLLATE \"C\" > ?", name);
        };
    }

    private static Page<StreamSummary> page(Session session, Sql sql, int limit) throws SQLException {
        List<StreamSummary> found = new ArrayList<>();
        session.rows(sql, row -> found.add(summary(row)));
        return found.size() > limit
                ? new Page<>(found.subList(0, limit), new Ending.Stopped("stopped at %,d streams".formatted(limit)))
                : new Page<>(found, new Ending.Complete());
    }

    private static StreamSummary summary(ResultSet row) throws SQLException {
        return new StreamSummary(
                EventColumns.stream(row.getString("stream")),
                row.getString("type"),
                row.getLong("events"),
                row.getLong("first_version"),
                row.getLong("last_version"),
                EventColumns.instant(row, row.findColumn("first_at")),
                EventColumns.instant(row, row.findColumn("last_at")));
    }
}
