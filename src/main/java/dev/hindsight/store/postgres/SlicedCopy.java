package dev.hindsight.store.postgres;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/**
 * Reads stretches of the store by COPY in slices, each in a session of its own and shorter than the time limit of a
 * statement; so the read can be cancelled. For one thread.
 */
final class SlicedCopy {
    private static final int FIRST_SLICE = 20_000;
    private static final long SHORT = Duration.ofSeconds(2).toNanos();
    private static final long LONG = Duration.ofSeconds(6).toNanos();

    private final Sessions sessions;
    private final Cancellation cancellation;
    private final Selection selection;
    private final int largestSlice;
    private int slice = FIRST_SLICE;
    private byte @Nullable [] last;

    /** What is selected: the first rows of a stretch. */
    @FunctionalInterface
    interface Selection {
        Sql of(Stretch stretch, int rows);
    }

    SlicedCopy(Sessions sessions, Cancellation cancellation, Selection selection, int largestSlice) {
        this.sessions = sessions;
        this.cancellation = cancellation;
        this.selection = selection;
        this.largestSlice = largestSlice;
    }

    /**
     * Hands over so many rows at most.
     *
     * @return what is left of the stretch; empty if there are no more rows
     */
    Optional<Stretch> read(Stretch stretch, int most, CopiedRow.Sink sink) {
        Stretch rest = stretch;
        int read = 0;
        while (read < most) {
            int wanted = Math.min(slice, most - read);
            Sql sql = selection.of(rest, wanted + 1);
            long begun = System.nanoTime();
            boolean more = sessions.read(cancellation, session -> copy(session, sql, wanted, sink));
            if (!more || last == null) {
                return Optional.empty();
            }
            read += wanted;
            rest = rest.after(CopiedRow.position(last, CopiedRow.start(last)));
            slice = next(slice, System.nanoTime() - begun);
        }
        return Optional.of(rest);
    }

    private int next(int slice, long nanos) {
        if (nanos < SHORT) {
            return Math.min(largestSlice, slice * 4);
        }
        return nanos > LONG ? Math.max(FIRST_SLICE, slice / 2) : slice;
    }

    /** Whether there was one more row than {@code wanted}, which is not handed over. */
    private boolean copy(Session session, Sql sql, int wanted, CopiedRow.Sink sink) throws SQLException {
        PGConnection connection = session.connection().unwrap(PGConnection.class);
        CopyOut copy = connection.getCopyAPI().copyOut("COPY (" + sql + ") TO STDOUT (FORMAT binary)");
        int count = 0;
        try (Cancellation.Registration _ = cancellation.onCancel(() -> cancel(connection))) {
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                int from = CopiedRow.start(data);
                if (from >= 0 && count++ < wanted) {
                    last = data;
                    sink.take(data, from);
                }
            }
        } finally {
            if (copy.isActive()) {
                // Left alone, it would hold up whatever the connection does next.
                copy.cancelCopy();
            }
        }
        return count > wanted;
    }

    private static void cancel(PGConnection connection) {
        try {
            connection.cancelQuery();
        } catch (SQLException e) {
            Sessions.uncancelled(e);
        }
    }
}
