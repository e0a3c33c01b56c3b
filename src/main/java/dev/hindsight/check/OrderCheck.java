package dev.hindsight.check;

import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Micros;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Whether the three orders of events agree: that of their stream, that of the store, and that of time. */
public final class OrderCheck extends LookingCheck {
    private static final String NAME = "integrity-order";
    /** Clocks of servers differ by so much without anybody noticing. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(5);

    private static final long MOST_OF_A_KIND = 1_000;

    static final Fault ORDER = new Fault(
            NAME,
            "order",
            Severity.ERROR,
            "Usually events were inserted again after a deletion, positions were given by hand, or a sequence was reset. Consumers see these events in the wrong order.");
    static final Fault TIME = new Fault(
            NAME,
            "time",
            Severity.WARNING,
            "Usually the clocks of two writers differ, a clock was set back, or the time is given by the client.");
    static final Fault FUTURE = new Fault(
            NAME,
            "future",
            Severity.WARNING,
            "Usually the clock of the writer is wrong, or the time has a wrong zone.");

    private final InstantSource clock;

    public OrderCheck(EventStore store) {
        this(store, InstantSource.system());
    }

    OrderCheck(EventStore store, InstantSource clock) {
        super(store, SharedReading.Of.ROWS);
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "In each stream the order of versions, that of the store and that of time agree.";
    }

    @Override
    Look look(SharedReading reading, CheckListener listener, Cancellation cancellation) {
        Instant latest = clock.instant().plus(CLOCK_SKEW);
        long latestMicros = Micros.of(latest);
        return new SuspectStreams(
                (row, before, last) -> row.micros() > latestMicros
                        || (before == LastOfStreams.Before.KNOWN
                                && (row.version() < last.versionBefore() || row.micros() < last.microsBefore())),
                (streams, ending) -> conclude(streams, ending, latest, listener, cancellation));
    }

    private Outcome conclude(
            SuspectStreams streams, Ending ending, Instant latest, CheckListener listener, Cancellation cancellation) {
        Sparing findings = new Sparing(listener, MOST_OF_A_KIND);
        streams.suspects().forEach(stream -> look(stream, latest, findings, cancellation));
        findings.sumUp();
        return Outcome.of(ending, streams.looked());
    }

    private void look(StreamId stream, Instant latest, Sparing findings, Cancellation cancellation) {
        InOrder inOrder = new InOrder(latest, findings);
        store().headers(
                        EventQuery.ofStream(stream),
                        Scan.oldestFirst(Integer.MAX_VALUE - 1),
                        inOrder::look,
                        cancellation);
    }

    /** The events of one stream in the order of the store. */
    private static final class InOrder {
        private final Instant latest;
        private final Sparing findings;
        private @Nullable EventHeader before;

        InOrder(Instant latest, Sparing findings) {
            this.latest = latest;
            this.findings = findings;
        }

        void look(EventHeader event) {
            EventHeader last = before;
            if (last != null && event.version() < last.version()) {
                findings.found(ORDER.at(event, outOfOrder(event, last)), "");
            } else if (last != null && event.at().isBefore(last.at())) {
                findings.found(TIME.at(event, backInTime(event, last)), "");
            }
            if (event.at().isAfter(latest)) {
                findings.found(
                        FUTURE.at(
                                event,
                                "Version %d of %s, %s, is recorded at %s, which is still to come."
                                        .formatted(event.version(), event.stream(), event.type(), event.at())),
                        "");
            }
            before = event;
        }

        private static String outOfOrder(EventHeader event, EventHeader last) {
            return "Version %d of %s, %s, comes after version %d in the order of the store (position %s after %s)."
                    .formatted(
                            event.version(),
                            event.stream(),
                            event.type(),
                            last.version(),
                            event.position(),
                            last.position());
        }

        private static String backInTime(EventHeader event, EventHeader last) {
            return "Version %d of %s, %s, is recorded at %s, %s before version %d."
                    .formatted(
                            event.version(),
                            event.stream(),
                            event.type(),
                            event.at(),
                            DurationText.of(Duration.between(event.at(), last.at())),
                            last.version());
        }
    }
}
