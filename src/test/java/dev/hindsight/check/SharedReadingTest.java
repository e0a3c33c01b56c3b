package dev.hindsight.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.CodeForm;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.testing.Events;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class SharedReadingTest {
    private static final Fault FAULT = new Fault("fake", "odd", Severity.NOTE, "Usually nothing.");

    private final Counting store = new Counting(written());
    private final Asked host = new Asked();

    private static List<StoredEvent> written() {
        Events next = new Events();
        List<StoredEvent> events = new ArrayList<>();
        for (int round = 1; round <= 5; round++) {
            events.add(next.next("order-1", "Placed", "{}"));
            events.add(next.next("order-2", "Paid", "{}"));
        }
        events.removeIf(event -> event.header().stream().equals(new StreamId("order-2"))
                && event.header().version() == 3);
        return events;
    }

    @Test
    void checksThatReadTheSameShareOneReading() {
        List<CheckStatus> statuses = run(
                new VersionCheck(store),
                new OrderCheck(store),
                new CauseCheck(store),
                new TypeCheck(store, host),
                new UpcasterCheck(store, host));

        assertThat(store.rows).isOne();
        assertThat(store.headers).isOne();
        assertThat(host.asked).isEqualTo(host.asked(new TypeCheck(store, host)));
        assertThat(statuses).extracting(CheckStatus::found).containsExactly(1L, 0L, 0L, 0L, 0L);
        assertThat(statuses)
                .extracting(status -> status.stage() instanceof CheckStatus.Stage.Ended(Outcome.Done(String looked))
                        ? looked
                        : "not done")
                .containsExactly(
                        "9 events in 2 streams",
                        "9 events in 2 streams",
                        "not done",
                        "2 stored forms of 2 event types",
                        "2 stored forms of 2 event types");
    }

    @Test
    void oneThatFailsDoesNotStopTheOthers() {
        List<CheckStatus> statuses = run(
                new Fake(store, new Broken()),
                new Fake(store, new Finder()),
                new Fake(store, Look.ending(ending -> new Outcome.Done("nothing"))));

        assertThat(store.headers).isOne();
        assertThat(statuses.get(0).stage()).isInstanceOf(CheckStatus.Stage.Failed.class);
        assertThat(statuses.get(1).stage()).isEqualTo(new CheckStatus.Stage.Ended(new Outcome.Done("9 events")));
        assertThat(statuses.get(2).stage()).isEqualTo(new CheckStatus.Stage.Ended(new Outcome.Done("nothing")));
    }

    @Test
    void whatTheStoreFailsAtAllFailAt() {
        store.failure = "The server is gone.";

        assertThat(run(new Fake(store, new Finder()), new Fake(store, new Finder())))
                .extracting(CheckStatus::stage)
                .containsOnly(new CheckStatus.Stage.Failed("The server is gone."));
    }

    @Test
    void aReadingThatIsStoppedKeepsWhatWasFound() {
        List<CheckStatus> statuses;
        Finder finder = new Finder();
        try (CheckRuns runs = CheckRuns.start(
                List.of(new Fake(store, finder), new Fake(store, Look.ending(ending -> Outcome.of(ending, "all")))),
                new CheckWatcher() {
                    @Override
                    public void found(Finding finding) {
                        store.cancelled = true;
                    }
                })) {
            statuses = runs.await();
        }

        assertThat(statuses).extracting(CheckStatus::found).containsExactly(1L, 0L);
        assertThat(statuses)
                .extracting(CheckStatus::stage)
                .containsOnly(new CheckStatus.Stage.Ended(new Outcome.Stopped("Stopped before the end.")));
    }

    private static List<CheckStatus> run(Check... checks) {
        try (CheckRuns runs = CheckRuns.start(List.of(checks), CheckWatcher.NOBODY)) {
            return runs.await();
        }
    }

    /** Counts how often all events are read. */
    private static final class Counting extends InMemoryEventStore {
        private int rows;
        private int headers;
        private volatile boolean cancelled;
        private @Nullable String failure;

        Counting(Collection<StoredEvent> events) {
            super(events);
        }

        @Override
        public Ending rows(
                EventQuery query, List<String> field, int limit, Consumer<HeaderRow> sink, Cancellation cancellation) {
            rows++;
            List<EventHeader> all = new ArrayList<>();
            Ending ending = super.headers(query, Scan.oldestFirst(limit), all::add, cancellation);
            HeaderRow row = new HeaderRow();
            all.forEach(event -> {
                row.set(event);
                sink.accept(row);
            });
            return ending;
        }

        @Override
        public Ending headers(EventQuery query, Scan scan, Consumer<EventHeader> sink, Cancellation cancellation) {
            headers += query.equals(EventQuery.all()) ? 1 : 0;
            if (failure != null) {
                throw new StoreReadException(failure, null);
            }
            return super.headers(
                    query,
                    scan,
                    event -> {
                        if (cancelled) {
                            cancellation.cancel();
                        }
                        cancellation.check();
                        sink.accept(event);
                    },
                    cancellation);
        }
    }

    private static final class Fake extends LookingCheck {
        private final Look look;

        Fake(EventStore store, Look look) {
            super(store, SharedReading.Of.HEADERS);
            this.look = look;
        }

        @Override
        public String name() {
            return "fake";
        }

        @Override
        public String description() {
            return "What a test says.";
        }

        @Override
        Look look(SharedReading reading, CheckListener listener, Cancellation cancellation) {
            if (look instanceof Finder finder) {
                finder.listener = listener;
            }
            return look;
        }
    }

    /** Finds the first event odd. */
    private static final class Finder implements Look {
        private @Nullable CheckListener listener;
        private long events;

        @Override
        public void take(EventHeader event) {
            if (events++ == 0 && listener != null) {
                listener.found(FAULT.at(event, "It is odd."));
            }
        }

        @Override
        public Outcome end(Ending ending) {
            return Outcome.of(ending, events + " events");
        }
    }

    private static final class Broken implements Look {
        @Override
        public void take(EventHeader event) {
            throw new IllegalStateException("Broken");
        }

        @Override
        public Outcome end(Ending ending) {
            return Outcome.of(ending, "never");
        }
    }

    /** Takes every event, and counts how often it was asked. */
    private static final class Asked implements ReplayHost {
        private int asked;

        /** How often a check asks that runs by itself. */
        int asked(Check check) {
            int before = asked;
            FoundBy.running(check);
            return asked - before;
        }

        @Override
        public Optional<CodeForm> currentForm(StoredEvent event) {
            asked++;
            return Optional.of(new CodeForm.Taken(JsonNodeFactory.instance.objectNode(), List.of()));
        }

        @Override
        public ReplayedBy codeFor(String streamType) {
            return new ReplayedBy.Code("app.Order", "on(event)", "app.jar", Instant.EPOCH, "");
        }

        @Override
        public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
            throw new UnsupportedOperationException("Nothing is replayed here.");
        }

        @Override
        public void close() {}
    }
}
