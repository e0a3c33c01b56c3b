package dev.hindsight.store.postgres;

import dev.hindsight.event.Micros;
import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.Scan;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads headers of the whole store by COPY in binary form, which is as fast as PostgreSQL sends them. In slices along the
 * order of the store, each shorter than the time limit of a statement; so the read can be cancelled, and goes on after a
 * lost connection.
 */
final class RowReads {
    private static final int FIRST_SLICE = 20_000;
    private static final int LARGEST_SLICE = 2_000_000;
    private static final long SHORT = Duration.ofSeconds(2).toNanos();
    private static final long LONG = Duration.ofSeconds(6).toNanos();
    private static final Set<String> BINARY_NUMBERS = Set.of("smallint", "integer", "bigint", "xid", "xid8");
    private static final Set<String> TEXTS = Set.of("text", "character varying");

    private final StoreTable table;
    private final EventFilter filter;
    private final boolean byWriter;

    RowReads(StoreTable table, EventFilter filter) {
        this(table, filter, false);
    }

    private RowReads(StoreTable table, EventFilter filter, boolean byWriter) {
        this.table = table;
        this.filter = filter;
        this.byWriter = byWriter;
    }

    /** Reads with the transaction that wrote the row, as the server knows it, in place of the one that the store records. */
    static RowReads withWriters(StoreTable table, EventFilter filter) {
        return new RowReads(table, filter, true);
    }

    /** Reads some events by a cursor: COPY cannot take the values of a query apart from its text. */
    Ending some(Session session, EventQuery query, List<String> field, int limit, Consumer<HeaderRow> sink)
            throws SQLException {
        Sql sql = new Sql("SELECT " + columns(field) + " FROM " + table.events())
                .add(filter.where(query))
                .add(filter.order(Scan.Direction.OLDEST_FIRST) + " LIMIT ?", limit + 1L);
        HeaderRow header = new HeaderRow();
        int[] count = new int[1];
        session.rows(sql, row -> {
            header.set(row.getLong(1), row.getLong(2), row.getLong(3), Micros.of(EventColumns.instant(row, 4)));
            header.stream().set(EventColumns.stream(row.getString(5)).value());
            header.streamType().set(row.getString(6));
            header.type().set(row.getString(7));
            header.correlation().set(row.getString(8));
            header.field().set(row.getString(9));
            if (count[0]++ < limit) {
                sink.accept(header);
            }
            return count[0] <= limit;
        });
        return count[0] <= limit ? new Ending.Complete() : new Ending.Stopped("stopped at %,d events".formatted(limit));
    }

    /** Reads all events in slices, each in a session of its own. */
    Ending all(Sessions sessions, List<String> field, int limit, Consumer<HeaderRow> sink, Cancellation cancellation) {
        CopiedRow row = new CopiedRow();
        Position last = null;
        int read = 0;
        int slice = FIRST_SLICE;
        while (true) {
            int wanted = Math.min(slice, limit - read);
            Sql sql = slice(field, last, wanted + 1);
            long begun = System.nanoTime();
            int got = sessions.read(cancellation, session -> copy(session, sql, wanted, row, sink, cancellation));
            read += Math.min(got, wanted);
            if (got <= wanted) {
                return new Ending.Complete();
            }
            if (read == limit) {
                return new Ending.Stopped("stopped at %,d events".formatted(limit));
            }
            last = row.position();
            slice = next(slice, System.nanoTime() - begun);
        }
    }

    private static int next(int slice, long nanos) {
        if (nanos < SHORT) {
            return Math.min(LARGEST_SLICE, slice * 4);
        }
        return nanos > LONG ? Math.max(FIRST_SLICE, slice / 2) : slice;
    }

    /** How many rows there were; one more than {@code wanted} is not handed over. */
    private static int copy(
            Session session, Sql sql, int wanted, CopiedRow row, Consumer<HeaderRow> sink, Cancellation cancellation)
            throws SQLException {
        PGConnection connection = session.connection().unwrap(PGConnection.class);
        CopyOut copy = connection.getCopyAPI().copyOut("COPY (" + sql + ") TO STDOUT (FORMAT binary)");
        int count = 0;
        try (Cancellation.Registration _ = cancellation.onCancel(() -> cancel(connection))) {
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                if (row.read(data, count == 0) && count++ < wanted) {
                    row.remember();
                    sink.accept(row.header());
                }
            }
        } finally {
            if (copy.isActive()) {
                // Left alone, it would hold up whatever the connection does next.
                copy.cancelCopy();
            }
        }
        return count;
    }

    private static void cancel(PGConnection connection) {
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            Sessions.uncancelled(e);
        }
    }

    /** Values are written into the text, since COPY binds none; all of them are numbers of ours. */
    private Sql slice(List<String> field, @Nullable Position after, int rows) {
        Sql sql = new Sql("SELECT " + columns(field) + " FROM " + table.events());
        List<Sql> following = after == null ? List.of() : List.of(new Sql(filter.followingInText(after)));
        return sql.add(filter.where(following)).add(filter.order(Scan.Direction.OLDEST_FIRST) + " LIMIT " + rows);
    }

    private String columns(List<String> field) {
        return String.join(
                ", ",
                byWriter ? "e.xmin::text::bigint" : number(EventRole.TRANSACTION),
                number(EventRole.POSITION),
                number(EventRole.VERSION),
                table.columnOrNull(EventRole.TIME),
                text(EventRole.STREAM),
                text(EventRole.STREAM_TYPE),
                text(EventRole.TYPE),
                text(EventRole.CORRELATION),
                field.isEmpty() ? "NULL::text" : table.metadataField(field));
    }

    private String number(EventRole role) {
        String column = table.columnOrNull(role);
        String type = table.type(role).orElse("");
        return BINARY_NUMBERS.contains(type) ? column : "(" + column + ")::bigint";
    }

    private String text(EventRole role) {
        String column = table.columnOrNull(role);
        return TEXTS.contains(table.type(role).orElse("")) ? column : "(" + column + ")::text";
    }
}
