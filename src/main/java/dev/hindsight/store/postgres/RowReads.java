package dev.hindsight.store.postgres;

import dev.hindsight.event.Micros;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.Scan;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Reads headers: those of the whole store by COPY in binary form, which is as fast as PostgreSQL sends them. */
final class RowReads {
    /** Without an index in the order of the store each slice has all of it sorted, so that few are wanted. */
    private static final int LARGEST_SLICE = 2_000_000;

    private static final Set<String> BINARY_NUMBERS = Set.of("smallint", "integer", "bigint", "xid", "xid8");
    private static final Set<String> TEXTS = Set.of("text", "character varying");
    private static final String UUID = "uuid";

    private final StoreTable table;
    private final EventFilter filter;
    private final Stretches stretches;
    private final boolean byWriter;

    RowReads(StoreTable table, EventFilter filter, Capabilities capabilities) {
        this(table, filter, new Stretches(table, filter, capabilities), false);
    }

    private RowReads(StoreTable table, EventFilter filter, Stretches stretches, boolean byWriter) {
        this.table = table;
        this.filter = filter;
        this.stretches = stretches;
        this.byWriter = byWriter;
    }

    /** Reads with the transaction that wrote the row, as the server knows it, in place of the one that the store records. */
    RowReads withWriters() {
        return new RowReads(table, filter, stretches, true);
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
        return count[0] <= limit ? new Ending.Complete() : stopped(limit);
    }

    /** Reads all events, by two connections where the store is large. */
    Ending all(Sessions sessions, List<String> field, int limit, Consumer<HeaderRow> sink, Cancellation cancellation) {
        List<Stretch> parts = sessions.read(cancellation, stretches::ofStore);
        SlicedCopy.Selection selection = (stretch, rows) -> selection(field, stretch, rows);
        int largestSlice = parts.size() == 1 ? LARGEST_SLICE : Stretches.EVENTS;
        ReadAhead read = new ReadAhead(
                new SlicedCopy(sessions, cancellation, selection, largestSlice),
                new SlicedCopy(sessions, cancellation, selection, largestSlice),
                2 * Stretches.EVENTS);
        CopiedRow row = new CopiedRow(this::isUuid);
        int[] count = new int[1];
        // One more than is wanted tells whether there is more.
        read.read(parts, () -> Math.clamp(limit + 1L - count[0], 0, Integer.MAX_VALUE), (data, from) -> {
            if (count[0]++ < limit) {
                row.read(data, from);
                sink.accept(row.header());
            }
        });
        return count[0] <= limit ? new Ending.Complete() : stopped(limit);
    }

    private static Ending stopped(int limit) {
        return new Ending.Stopped("stopped at %,d events".formatted(limit));
    }

    /** Values are written into the text, since COPY binds none; all of them are numbers of ours. */
    private Sql selection(List<String> field, Stretch stretch, int rows) {
        List<Sql> within = new ArrayList<>();
        if (stretch.after() != null) {
            within.add(new Sql(filter.beyondInText(stretch.after(), ">")));
        }
        if (stretch.upTo() != null) {
            within.add(new Sql(filter.beyondInText(stretch.upTo(), "<=")));
        }
        return new Sql("SELECT " + columns(field) + " FROM " + table.events())
                .add(filter.where(within))
                .add(filter.order(Scan.Direction.OLDEST_FIRST) + " LIMIT " + rows);
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
        return TEXTS.contains(table.type(role).orElse("")) || isUuid(role) ? column : "(" + column + ")::text";
    }

    private boolean isUuid(EventRole role) {
        return table.type(role).orElse("").equals(UUID);
    }
}
