package dev.hindsight.check;

import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.ReadWriters;

/**
 * Whether positions were committed in their order. A position is given before the transaction ends, so that a lower one
 * may become visible after a higher one; who then reads on from the highest position seen misses it. Stores that record
 * the transaction let their readers go by it, and there it is only a note.
 */
public final class CommitCheck extends LookingCheck {
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

    public CommitCheck(EventStore store) {
        super(store, SharedReading.Of.ROWS);
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
    Look look(SharedReading reading, CheckListener listener, Cancellation cancellation) {
        ReadWriters.Writers writers = store().knownWriters();
        if (writers == ReadWriters.Writers.UNKNOWN) {
            return Look.ending(
                    ending -> new Outcome.NotApplicable(
                            "Nothing tells which transactions wrote the events, or the events have no positions of their own."));
        }
        boolean ofServer = writers == ReadWriters.Writers.KNOWN_TO_SERVER;
        return new Pass(ofServer, listener, cancellation);
    }

    private final class Pass implements Look {
        private final boolean ofServer;
        private final CheckListener listener;
        private final Cancellation cancellation;
        private final Sparing findings;
        private long events;
        /** The highest position, or transaction, so far; and the position of that event. */
        private long highest = Long.MIN_VALUE;

        private long highestPosition;

        /** {@code ofServer} says that only the server knows who wrote a row, and has to be asked in another way. */
        Pass(boolean ofServer, CheckListener listener, Cancellation cancellation) {
            this.ofServer = ofServer;
            this.listener = listener;
            this.cancellation = cancellation;
            this.findings = new Sparing(listener, MOST_OF_A_KIND);
        }

        @Override
        public boolean wantsEvents() {
            return !ofServer;
        }

        /** In the order of transactions, positions have to rise. */
        @Override
        public void take(HeaderRow row) {
            events++;
            if (row.sequence() < highest) {
                tell(KNOWN, row, highest);
            }
            highest = Math.max(highest, row.sequence());
        }

        @Override
        public Outcome end(Ending ending) {
            Ending all = ofServer ? store().writers(this::byWriter, cancellation) : ending;
            findings.sumUp();
            return Outcome.of(all, "%,d events".formatted(events));
        }

        /** In the order of positions, transactions have to rise. */
        private void byWriter(HeaderRow row) {
            if (++events % TELL_EVERY == 0) {
                listener.progress(new Progress(events, 0, "events"));
            }
            int ahead = events == 1 ? 0 : (int) (highest - row.transaction());
            if (ahead > 0 && ahead < WINDOW) {
                tell(OVERTAKEN, row, highestPosition);
            } else {
                highest = row.transaction();
                highestPosition = row.sequence();
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
