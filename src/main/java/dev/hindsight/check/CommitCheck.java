package dev.hindsight.check;

import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.ReadWriters;
import java.util.List;

/**
 * Whether positions were committed in their order. A position is given before the transaction ends, so that a lower one
 * may become visible after a higher one; who then reads on from the highest position seen misses it. Stores that record
 * the transaction let their readers go by it, and there it is only a note.
 */
public final class CommitCheck implements Check {
    private static final String NAME = "integrity-commits";
    private static final long MOST_OF_A_KIND = 20;
    private static final int TELL_EVERY = 50_000;
    /** Transactions further apart than this did not run at the same time; numbers of 32 bits come again. */
    private static final long WINDOW = 1_000_000;

    static final Fault OVERTAKEN = new Fault(
            NAME,
            "overtaken",
            Severity.WARNING,
            "Usually two transactions appended at once. A consumer that reads on from the highest position it has seen may have missed this event.");
    static final Fault KNOWN = new Fault(
            NAME,
            "position",
            Severity.NOTE,
            "Usually two transactions appended at once. Consumers that go by transaction and position, as this store means it, miss nothing; those that go by the position alone may.");

    private final EventStore store;

    public CommitCheck(EventStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Positions were committed in their order, so that no reader passes over one.";
    }

    @Override
    public Outcome run(CheckListener listener, Cancellation cancellation) {
        Sparing findings = new Sparing(listener, MOST_OF_A_KIND);
        Pass pass = new Pass(listener, findings);
        ReadWriters.Writers writers = store.knownWriters();
        if (writers == ReadWriters.Writers.UNKNOWN) {
            return new Outcome.NotApplicable(
                    "Nothing tells which transactions wrote the events, or the events have no positions of their own.");
        }
        Ending ending = writers == ReadWriters.Writers.KNOWN_TO_SERVER
                ? store.writers(pass::byWriter, cancellation)
                : store.rows(EventQuery.all(), List.of(), Integer.MAX_VALUE - 1, pass::byTransaction, cancellation);
        findings.sumUp();
        return Outcome.of(ending, "%,d events".formatted(pass.events));
    }

    private static final class Pass {
        private final CheckListener listener;
        private final Sparing findings;
        private long events;
        /** The highest position, or transaction, so far; and the position of that event. */
        private long highest = Long.MIN_VALUE;

        private long highestPosition;

        Pass(CheckListener listener, Sparing findings) {
            this.listener = listener;
            this.findings = findings;
        }

        /** In the order of transactions, positions have to rise. */
        void byTransaction(HeaderRow row) {
            count();
            if (row.sequence() < highest) {
                tell(KNOWN, row, highest);
            }
            highest = Math.max(highest, row.sequence());
        }

        /** In the order of positions, transactions have to rise. */
        void byWriter(HeaderRow row) {
            count();
            int ahead = events == 1 ? 0 : (int) (highest - row.transaction());
            if (ahead > 0 && ahead < WINDOW) {
                tell(OVERTAKEN, row, highestPosition);
            } else {
                highest = row.transaction();
                highestPosition = row.sequence();
            }
        }

        private void count() {
            if (++events % TELL_EVERY == 0) {
                listener.progress(new Progress(events, 0, "events"));
            }
        }

        private void tell(Fault fault, HeaderRow row, long other) {
            String message = fault.equals(KNOWN)
                    ? "Position %d, %s, was written by a later transaction than the higher position %d."
                    : "Position %d, %s, was written by an earlier transaction than the lower position %d.";
            findings.found(
                    fault.at(
                            new StreamId(row.stream().toString()),
                            row.version(),
                            message.formatted(row.sequence(), row.type(), other)),
                    "");
        }
    }
}
