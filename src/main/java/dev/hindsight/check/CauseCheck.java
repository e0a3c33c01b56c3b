package dev.hindsight.check;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether the event that caused another one is there. A cause may be a command, which few stores keep; so a missing one
 * is told only where events of that type are mostly caused by events, and where it does not begin its operation: the
 * first command of an operation mostly gives it its correlation id.
 */
public final class CauseCheck extends LookingCheck {
    private static final String NAME = "integrity-causes";
    private static final int BATCH = 2_000;
    /** Most causes are not far back. */
    private static final int REMEMBERED = 100_000;

    private static final int MOST_OF_A_TYPE = 100;

    static final Fault MISSING = new Fault(
            NAME,
            "missing",
            Severity.WARNING,
            "Usually the event that caused it was deleted, or is in a store from which this one was copied in part.");
    static final Fault GONE = new Fault(
            NAME,
            "gone",
            Severity.NOTE,
            "Usually the event that caused it was archived or removed by compaction, as this store does.");

    public CauseCheck(EventStore store) {
        super(store, SharedReading.Of.HEADERS);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The events that are named as causes of others are there.";
    }

    @Override
    Look look(SharedReading reading, CheckListener listener, Cancellation cancellation) {
        return new Pass(listener, cancellation);
    }

    /** What became of the causes of events of one type. */
    private static final class OfType {
        private final List<EventHeader> missing = new ArrayList<>();
        private long found;
        private long lost;

        void lose(EventHeader event) {
            lost++;
            if (missing.size() <= MOST_OF_A_TYPE) {
                missing.add(event);
            }
        }

        void tell(Fault fault, Sparing findings) {
            if (found <= lost) {
                return; // commands cause them, or events of another store
            }
            for (EventHeader event : missing) {
                findings.found(
                        fault.at(
                                event,
                                "Version %d of %s, %s, was caused by %s, which is not in this store. The causes of %,d others of its type are."
                                        .formatted(
                                                event.version(),
                                                event.stream(),
                                                event.type(),
                                                event.causation(),
                                                found)),
                        event.type());
            }
        }
    }

    /** Looks up causes, many at once. */
    private final class Pass implements Look {
        private final CheckListener listener;
        private final Cancellation cancellation;
        private final Map<String, OfType> types = new HashMap<>();
        private final List<EventHeader> waiting = new ArrayList<>();
        private final Set<EventId> wanted = new HashSet<>();
        private final Map<EventId, Boolean> seen = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<EventId, Boolean> eldest) {
                return size() > REMEMBERED;
            }
        };
        private long events;
        private long caused;

        Pass(CheckListener listener, Cancellation cancellation) {
            this.listener = listener;
            this.cancellation = cancellation;
        }

        @Override
        public Outcome end(Ending ending) {
            lookUp();
            if (caused == 0) {
                return ending.complete()
                        ? new Outcome.NotApplicable("The events of this store name no causes.")
                        : Outcome.of(ending, "");
            }
            Fault fault = store().removesEvents(cancellation) ? GONE : MISSING;
            Sparing findings = new Sparing(listener, MOST_OF_A_TYPE);
            types.values().forEach(type -> type.tell(fault, findings));
            findings.sumUp();
            return Outcome.of(ending, "%,d causes of %,d events".formatted(caused, events));
        }

        @Override
        public void take(EventHeader event) {
            events++;
            seen.put(event.id(), true);
            EventId cause = event.causation();
            if (cause == null) {
                return;
            }
            caused++;
            if (seen.containsKey(cause)) {
                ofType(event).found++;
            } else if (!beginsItsOperation(event, cause)) {
                waiting.add(event);
                wanted.add(cause);
                if (wanted.size() == BATCH) {
                    lookUp();
                }
            }
        }

        private void lookUp() {
            if (wanted.isEmpty()) {
                return;
            }
            Set<EventId> there = new HashSet<>();
            store().headersOf(wanted, cancellation).forEach(event -> there.add(event.id()));
            for (EventHeader event : waiting) {
                if (there.contains(event.causation())) {
                    ofType(event).found++;
                } else {
                    ofType(event).lose(event);
                }
            }
            waiting.clear();
            wanted.clear();
        }

        private OfType ofType(EventHeader event) {
            return types.computeIfAbsent(event.type(), type -> new OfType());
        }

        private static boolean beginsItsOperation(EventHeader event, EventId cause) {
            return event.correlation() != null
                    && cause.value().equals(event.correlation().value());
        }
    }
}
