package dev.hindsight.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.StateUpdate;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.testing.Events;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCheckTest {
    private static final int STREAMS = 3_000;

    @TempDir
    private Path folder;

    private final InMemoryEventStore store = store();
    private final FakeHost host = new FakeHost();
    private final List<Finding> findings = new ArrayList<>();

    private static InMemoryEventStore store() {
        Events events = new Events();
        List<StoredEvent> all = new ArrayList<>();
        for (int i = 0; i < STREAMS; i++) {
            all.add(events.next("order-%04d".formatted(i), "Placed", "{}"));
            all.add(events.next("order-%04d".formatted(i), i % 1000 == 7 ? "Broken" : "Paid", "{}"));
        }
        return new InMemoryEventStore(all);
    }

    /** Code that takes everything but broken events; somebody may want to know which streams it replays. */
    private static final class FakeHost implements ReplayHost {
        private final Set<String> replayed = ConcurrentHashMap.newKeySet();
        private Consumer<String> watcher = stream -> {};

        @Override
        public ReplayedBy codeFor(String streamType) {
            return new ReplayedBy.Code("Order", "on", "shop.jar", null, "0");
        }

        @Override
        public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
            watcher.accept(stream.value());
            return new Replay() {
                @Override
                public void apply(StoredEvent event) {
                    ReplayError error = event.header().type().equals("Broken")
                            ? new ReplayError(event.header(), ReplayError.Kind.FAILED, "It is broken", "")
                            : null;
                    steps.accept(new ReplayStep(event.header(), StateUpdate.NONE, error, ""));
                }

                @Override
                public void await() {}

                @Override
                public void finish() {
                    replayed.add(stream.value());
                }

                @Override
                public void close() {}
            };
        }

        @Override
        public void close() {}
    }

    @Test
    void everyStreamIsReplayedAndTheBrokenOnesAreTold() {
        assertThat(run(CheckScope.ALL, Cancellation.never())).isEqualTo(new Outcome.Done("3,000 streams"));

        assertThat(host.replayed).hasSize(STREAMS);
        assertThat(findings)
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "Version 2 of order-0007, Broken, cannot be applied: It is broken.",
                        "Version 2 of order-1007, Broken, cannot be applied: It is broken.",
                        "Version 2 of order-2007, Broken, cannot be applied: It is broken.");
    }

    @Test
    void aRunThatWasBrokenOffGoesOnWhereItWas() {
        CheckScope scope = new CheckScope(Set.of(), 0, folder.resolve("progress.json"));
        Cancellation breakingOff = new Cancellation();
        host.watcher = stream -> {
            if (stream.equals("order-2500")) {
                breakingOff.cancel();
            }
        };
        assertThatThrownBy(() -> run(scope, breakingOff)).isInstanceOf(ReadCancelledException.class);
        assertThat(scope.progress()).exists();
        Set<String> first = Set.copyOf(host.replayed);
        host.replayed.clear();
        host.watcher = stream -> {};
        findings.clear();

        assertThat(run(scope, Cancellation.never())).isEqualTo(new Outcome.Done("3,000 streams"));

        Set<String> both = new TreeSet<>(first);
        both.addAll(host.replayed);
        assertThat(both).hasSize(STREAMS);
        assertThat(host.replayed).hasSizeLessThan(STREAMS).doesNotContain("order-0007");
        assertThat(findings.stream()
                        .map(finding -> String.valueOf(finding.stream()))
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("order-0007", "order-1007", "order-2007");
        assertThat(findings).hasSize(3);
        assertThat(scope.progress()).doesNotExist();
    }

    @Test
    void progressOfOtherStreamsIsNotGoneOnWith() {
        Path file = folder.resolve("progress.json");
        Cancellation breakingOff = new Cancellation();
        host.watcher = stream -> {
            if (stream.equals("order-2500")) {
                breakingOff.cancel();
            }
        };
        assertThatThrownBy(() -> run(new CheckScope(Set.of(), 0, file), breakingOff))
                .isInstanceOf(ReadCancelledException.class);
        host.watcher = stream -> {};
        host.replayed.clear();

        run(new CheckScope(Set.of("order"), 0, file), Cancellation.never());

        assertThat(host.replayed).hasSize(STREAMS);
    }

    @Test
    void aSampleIsSpreadOverTheStoreAndTheSameEachTime() {
        run(CheckScope.ALL.sampling(30), Cancellation.never());
        Set<String> first = new TreeSet<>(host.replayed);
        host.replayed.clear();
        run(CheckScope.ALL.sampling(30), Cancellation.never());

        assertThat(first).hasSize(30).isEqualTo(new TreeSet<>(host.replayed));
        assertThat(first.stream().map(name -> name.charAt(6)).distinct()).containsExactlyInAnyOrder('0', '1', '2');
    }

    @Test
    void streamsThatCannotBeginAreToldOnceForTheirType() {
        host.watcher = stream -> {
            throw new ReplayException("There is no way to make one.", null);
        };

        assertThat(run(CheckScope.ALL, Cancellation.never())).isInstanceOf(Outcome.Done.class);
        assertThat(findings)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message())
                        .startsWith("Streams of type order cannot be replayed at all, such as order-")
                        .endsWith("There is no way to make one."));
    }

    private Outcome run(CheckScope scope, Cancellation cancellation) {
        CheckListener listener = new CheckListener() {
            @Override
            public void found(Finding finding) {
                synchronized (findings) {
                    findings.add(finding);
                }
            }

            @Override
            public void progress(Progress progress) {}
        };
        return new ReplayCheck(store, host, scope).run(listener, cancellation);
    }
}
