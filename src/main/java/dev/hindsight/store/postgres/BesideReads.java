package dev.hindsight.store.postgres;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.StoredSnapshot;
import dev.hindsight.store.StreamHead;
import dev.hindsight.store.VersionRange;
import dev.hindsight.store.postgres.Layout.RemovedTable;
import dev.hindsight.store.postgres.Layout.SnapshotsTable;
import dev.hindsight.store.postgres.Layout.StreamsTable;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the tables that a framework keeps beside its events: page by page along their keys, each page in a session of its
 * own, so that no read is longer than the time limit of a statement.
 */
final class BesideReads {
    private static final int HEADS_IN_A_PAGE = 20_000;
    private static final int SNAPSHOTS_IN_A_PAGE = 500;

    private final StoreTable table;
    private final EventFilter filter;

    BesideReads(StoreTable table, EventFilter filter) {
        this.table = table;
        this.filter = filter;
    }

    /** Those that are noted, and those of rows that are hidden, which are there after all. */
    List<VersionRange> removedVersions(Session session, StreamId stream) throws SQLException {
        List<VersionRange> ranges = notedVersions(session, stream);
        if (!table.hidden().isEmpty()) {
            Sql rows = new Sql("SELECT %s FROM %s".formatted(table.column(EventRole.VERSION), table.events()))
                    .add(filter.whereEvents(List.of(table.oneOf(EventRole.STREAM, List.of(stream.value())))));
            session.rows(rows, row -> ranges.add(new VersionRange(row.getLong(1), row.getLong(1))));
        }
        return ranges;
    }

    private List<VersionRange> notedVersions(Session session, StreamId stream) throws SQLException {
        RemovedTable removed = table.layout().beside().removed();
        List<VersionRange> ranges = new ArrayList<>();
        if (removed == null || !table.hasBeside(RemovedTable.ALIAS, removed.stream(), removed.versions())) {
            return ranges;
        }
        Sql sql = new Sql("SELECT lower(r.v), upper(r.v) - 1 FROM (SELECT unnest(%s) AS v FROM %s WHERE %s"
                        .formatted(
                                StoreTable.quote(removed.versions()),
                                table.qualified(removed.table()),
                                StoreTable.quote(removed.stream())))
                .add("::text = ?) AS r ORDER BY 1", stream.value());
        session.rows(sql, row -> ranges.add(new VersionRange(row.getLong(1), row.getLong(2))));
        return ranges;
    }

    /** Whether there are removed versions, or streams whose events have gone to an archive. */
    boolean removesEvents(Session session) throws SQLException {
        RemovedTable removed = table.layout().beside().removed();
        StreamsTable streams = table.layout().beside().streams();
        boolean[] any = new boolean[1];
        if (removed != null && table.hasBeside(RemovedTable.ALIAS, removed.versions())) {
            session.rows(
                    new Sql("SELECT 1 FROM " + table.qualified(removed.table()) + " LIMIT 1"), row -> any[0] = true);
        }
        if (streams != null && streams.archived() != null && table.hasBeside(StreamsTable.ALIAS, streams.archived())) {
            session.rows(
                    new Sql("SELECT 1 FROM %s WHERE %s IS NOT NULL LIMIT 1"
                            .formatted(table.qualified(streams.table()), StoreTable.quote(streams.archived()))),
                    row -> any[0] = true);
        }
        return any[0];
    }

    Ending heads(Sessions sessions, StreamsTable streams, Consumer<StreamHead> sink, Cancellation cancellation) {
        String last = null;
        while (true) {
            Sql sql = headsAfter(streams, last);
            List<StreamHead> page = sessions.read(cancellation, session -> {
                List<StreamHead> heads = new ArrayList<>();
                session.rows(sql, row -> heads.add(head(row)));
                return heads;
            });
            page.forEach(sink);
            if (page.size() < HEADS_IN_A_PAGE) {
                return new Ending.Complete();
            }
            last = page.getLast().stream().value();
        }
    }

    private static StreamHead head(ResultSet row) throws SQLException {
        return new StreamHead(
                EventColumns.stream(row.getString(1)),
                row.getLong(2),
                row.getString(3) == null ? null : row.getLong(3));
    }

    /** The last event is found by the index of versions. */
    private Sql headsAfter(StreamsTable streams, @Nullable String last) {
        String name = "s." + StoreTable.quote(streams.stream());
        List<Sql> conditions = new ArrayList<>();
        if (last != null) {
            conditions.add(new Sql("").add(name + "::text > ?", last));
        }
        if (streams.archived() != null) {
            conditions.add(new Sql("s." + StoreTable.quote(streams.archived()) + " IS NULL"));
        }
        Sql ofStream = new Sql(table.column(EventRole.STREAM) + " = " + name);
        Sql sql = new Sql("SELECT %s::text, s.%s, (SELECT max(%s) FROM %s"
                        .formatted(
                                name,
                                StoreTable.quote(String.valueOf(streams.version())),
                                table.column(EventRole.VERSION),
                                table.events()))
                .add(filter.where(List.of(ofStream)))
                .add(") FROM %s AS s".formatted(table.qualified(streams.table())));
        return sql.add(conditions.isEmpty() ? new Sql("") : new Sql(" WHERE ").add(Sql.joined("AND", conditions)))
                .add(" ORDER BY %s::text LIMIT %d".formatted(name, HEADS_IN_A_PAGE));
    }

    /** Those of the people whose keys were thrown away. */
    Set<String> erased(Session session, Collection<String> people) throws SQLException {
        Layout.KeysTable keys = table.layout().beside().keys();
        Set<String> erased = new HashSet<>();
        if (keys != null
                && !people.isEmpty()
                && table.hasBeside(Layout.KeysTable.ALIAS, keys.person(), keys.erased())) {
            String person = StoreTable.quote(keys.person()) + "::text";
            session.rows(
                    new Sql("SELECT %s FROM %s WHERE %s IS NOT NULL AND "
                                    .formatted(person, table.qualified(keys.table()), StoreTable.quote(keys.erased())))
                            .add(person + " = ANY (?)", List.copyOf(people)),
                    row -> erased.add(row.getString(1)));
        }
        return erased;
    }

    /** The table of snapshots, where it is there and may be read. */
    Optional<SnapshotsTable> snapshotsTable() {
        return Optional.ofNullable(table.layout().beside().snapshots())
                .filter(snapshots -> table.hasBeside(
                        SnapshotsTable.ALIAS,
                        snapshots.stream(),
                        snapshots.version(),
                        snapshots.event(),
                        snapshots.schemaVersion(),
                        snapshots.state()));
    }

    Ending snapshots(
            Sessions sessions, SnapshotsTable snapshots, Consumer<StoredSnapshot> sink, Cancellation cancellation) {
        StoredSnapshot last = null;
        while (true) {
            Sql sql = snapshotsAfter(snapshots, last);
            List<StoredSnapshot> page = sessions.read(cancellation, session -> {
                List<StoredSnapshot> found = new ArrayList<>();
                session.rows(sql, row -> found.add(snapshot(snapshots, row)));
                return found;
            });
            page.forEach(sink);
            if (page.size() < SNAPSHOTS_IN_A_PAGE) {
                return new Ending.Complete();
            }
            last = page.getLast();
        }
    }

    List<Long> snapshotVersions(Session session, SnapshotsTable snapshots, StreamId stream) throws SQLException {
        List<Long> versions = new ArrayList<>();
        Sql sql = new Sql("SELECT %s FROM %s AS %s WHERE %s::text = "
                        .formatted(
                                column(snapshots.version()),
                                table.qualified(snapshots.table()),
                                SnapshotsTable.ALIAS,
                                column(snapshots.stream())))
                .add("? ORDER BY 1 LIMIT " + SNAPSHOTS_IN_A_PAGE, stream.value());
        session.rows(sql, row -> versions.add(row.getLong(1)));
        return versions;
    }

    Optional<StoredSnapshot> snapshot(Session session, SnapshotsTable snapshots, StreamId stream, long version)
            throws SQLException {
        List<StoredSnapshot> found = new ArrayList<>();
        Sql sql = snapshotRows(snapshots)
                .add(
                        " WHERE %s::text = ? AND %s = ? LIMIT 1"
                                .formatted(column(snapshots.stream()), column(snapshots.version())),
                        stream.value(),
                        version);
        session.rows(sql, row -> found.add(snapshot(snapshots, row)));
        return found.stream().findFirst();
    }

    private Sql snapshotRows(SnapshotsTable snapshots) {
        return new Sql("SELECT %s::text, %s, %s, %s, %s, %s FROM %s AS %s"
                .formatted(
                        column(snapshots.stream()),
                        column(snapshots.version()),
                        columnOrNull(snapshots.event()),
                        columnOrNull(snapshots.schemaVersion()),
                        table.contentBeside(SnapshotsTable.ALIAS, snapshots.state()),
                        isLargeObject(snapshots) ? column(snapshots.state()) + "::text" : "NULL",
                        table.qualified(snapshots.table()),
                        SnapshotsTable.ALIAS));
    }

    private Sql snapshotsAfter(SnapshotsTable snapshots, @Nullable StoredSnapshot last) {
        Sql sql = snapshotRows(snapshots);
        if (last != null) {
            sql.add(
                    " WHERE (%s::text, %s) > (?, ?)".formatted(column(snapshots.stream()), column(snapshots.version())),
                    last.stream().value(),
                    last.version());
        }
        return sql.add(" ORDER BY 1, 2 LIMIT " + SNAPSHOTS_IN_A_PAGE);
    }

    private StoredSnapshot snapshot(SnapshotsTable snapshots, ResultSet row) throws SQLException {
        String event = row.getString(3);
        Content state = isLargeObject(snapshots)
                ? EventColumns.ofLargeObject(row.getBytes(5), row.getString(6))
                : EventColumns.content(row, 5, isType(snapshots.state(), "bytea"));
        return new StoredSnapshot(
                EventColumns.stream(row.getString(1)),
                row.getLong(2),
                event == null ? null : new EventId(event),
                row.getString(4),
                state);
    }

    private boolean isLargeObject(SnapshotsTable snapshots) {
        return isType(snapshots.state(), "oid");
    }

    private boolean isType(String column, String type) {
        return type.equals(table.columnType(new Source.Column(SnapshotsTable.ALIAS, column)));
    }

    private static String column(String name) {
        return SnapshotsTable.ALIAS + "." + StoreTable.quote(name);
    }

    private static String columnOrNull(@Nullable String name) {
        return name == null ? "NULL" : column(name) + "::text";
    }
}
