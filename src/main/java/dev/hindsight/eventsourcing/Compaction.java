package dev.hindsight.eventsourcing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Removes old events of types that were declared not to matter for any state. The first and the last event of a stream
 * always stay, and so does what is not settled in the order of the store. The versions that went are kept in the table
 * {@code compactions}, so that nobody takes the gaps for damage.
 */
public final class Compaction {
    private static final String CONDITION = """
        e.event_type = ANY (?) AND e.occurred_at < ? AND e.version > 1 AND e.version < a.version
          AND e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())\
        """;

    private final EventStoreSchema schema;
    private final Set<String> nonCritical;

    /** @param nonCritical the event types that may go, as they are stored */
    public Compaction(DataSource database, String schema, Set<String> nonCritical) {
        this.schema = new EventStoreSchema(database, schema);
        this.nonCritical = Set.copyOf(nonCritical);
    }

    /** What would go now, by event type; nothing is changed. */
    public List<TypeReport> report(Instant before) {
        String sql =
                """
                SELECT event_type, count(*), count(DISTINCT aggregate_id), sum(pg_column_size(e.*)), min(occurred_at)::text,
                       max(occurred_at)::text, count(*) FILTER (WHERE EXISTS (
                           SELECT FROM %s AS effect WHERE effect.causation_id = e.event_id))
                FROM %s AS e JOIN %s AS a USING (aggregate_type, aggregate_id) WHERE %s
                GROUP BY event_type ORDER BY event_type\
                """.formatted(schema.table("events"), schema.table("events"), schema.table("aggregates"), CONDITION);
        return schema.inTransaction("Cannot see what compaction would remove", statement -> {
            List<TypeReport> report = new ArrayList<>();
            try (PreparedStatement query = prepare(statement.getConnection(), sql, before);
                    ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    report.add(new TypeReport(
                            rows.getString(1),
                            rows.getLong(2),
                            rows.getLong(3),
                            rows.getLong(4),
                            rows.getString(5),
                            rows.getString(6),
                            rows.getLong(7)));
                }
            }
            return report;
        });
    }

    /**
     * Removes what {@link #report} tells of.
     *
     * @return how many events went
     */
    public long run(Instant before) {
        return schema.inTransaction("Cannot compact", statement -> {
            long expected = count(statement.getConnection(), before);
            if (expected == 0) {
                return 0L;
            }
            Archives.announceRemoval(
                    statement.getConnection(), schema, "compaction of " + String.join(", ", nonCritical), expected);
            long removed = remove(statement.getConnection(), before);
            if (removed != expected) {
                throw new EventStoreException(
                        "%d events were to go, and %d would have gone".formatted(expected, removed));
            }
            return removed;
        });
    }

    private long count(Connection connection, Instant before) throws SQLException {
        String sql = "SELECT count(*) FROM %s AS e JOIN %s AS a USING (aggregate_type, aggregate_id) WHERE %s"
                .formatted(schema.table("events"), schema.table("aggregates"), CONDITION);
        try (PreparedStatement query = prepare(connection, sql, before);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private long remove(Connection connection, Instant before) throws SQLException {
        String sql = """
            WITH gone AS (
                DELETE FROM %s AS e USING %s AS a
                WHERE a.aggregate_type = e.aggregate_type AND a.aggregate_id = e.aggregate_id AND %s
                RETURNING e.aggregate_id, e.version),
            noted AS (
                INSERT INTO %s (aggregate_id, transaction_id, versions)
                SELECT aggregate_id, pg_current_xact_id(), range_agg(int8range(version, version, '[]')) FROM gone
                GROUP BY aggregate_id)
            SELECT count(*) FROM gone\
            """.formatted(
                        schema.table("events"), schema.table("aggregates"), CONDITION, schema.table("compactions"));
        try (PreparedStatement query = prepare(connection, sql, before);
                ResultSet row = query.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private PreparedStatement prepare(Connection connection, String sql, Instant before) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setArray(1, connection.createArrayOf("text", nonCritical.toArray()));
        statement.setObject(2, before.atOffset(ZoneOffset.UTC));
        return statement;
    }

    /**
     * What would go of one event type.
     *
     * @param bytes of their rows in the table
     * @param first when the first of them happened, as the server writes it
     * @param causes how many of them other events name as their cause, which will then lead nowhere
     */
    public record TypeReport(
            String eventType, long events, long streams, long bytes, String first, String last, long causes) {}
}
