package dev.hindsight.replay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.Trial;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.SourceJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many streams in one process: what each of them does to it is told of that stream, and of no other. */
class TrialRunTest {
    private static final String COUNTER = """
            package app;
            public class Counter {
                private int total;
                public void on(Added event) { total++; }
                public void on(Thrown event) { throw new IllegalStateException("no"); }
                public void on(Looped event) { while (true) { total++; } }
                public void on(Halted event) { Runtime.getRuntime().halt(4); }
                public void on(Started event) { new Thread(() -> { while (true) { Thread.onSpinWait(); } }, "mine").start(); }
                public record Added() {}
                public record Thrown() {}
                public record Looped() {}
                public record Halted() {}
                public record Started() {}
            }
            """;
    private static final String PICKY = """
            package app;
            public class Picky {
                public Picky() { Runtime.getRuntime().halt(5); }
                public void on(Added event) {}
                public record Added() {}
            }
            """;

    @TempDir
    private static Path folder;

    private static ChildProcessHost host;

    private final Events events = new Events();
    private final List<Trial> trials = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    @BeforeAll
    static void startTheHost() {
        List<Path> classPath = new SourceJar()
                .source("app/Counter.java", COUNTER)
                .source("app/Picky.java", PICKY)
                .writeTo(folder.resolve("counter.jar"));
        host = new ChildProcessHost(
                new RunnerCommand.Java(null, classPath),
                TrialRunTest::code,
                ReplayLimits.USUAL.withPerEvent(Duration.ofSeconds(2)).withHeapMegabytes(64));
    }

    @AfterAll
    static void close() {
        host.close();
    }

    /** The name of a stream's type is that of its class. */
    private static Optional<AggregateCode> code(String streamType) {
        String name = "app." + streamType;
        return streamType.equals("Unknown")
                ? Optional.empty()
                : Optional.of(new AggregateCode(
                        new ReplayedBy.Code(name, "on(event)", "counter.jar", null, ""),
                        new AggregateCode.Call(name, "METHODS", "on", null),
                        type -> Optional.of(name + "$" + type),
                        null,
                        null,
                        List.of(),
                        List.of()));
    }

    @Test
    void eachStreamIsToldWhatGoesWrongInIt() {
        counter("a", "Added", "Thrown", "Added", "Thrown");
        counter("b", "Added");
        counter("c");
        counter("d", "Thrown");

        run();

        assertThat(told).containsExactly("a 2 FAILED", "a 4 FAILED", "d 1 FAILED");
    }

    @Test
    void aStreamThatEndsTheProcessDoesNotTakeOthersWithIt() {
        IntStream.range(0, 40).forEach(number -> counter("before-" + number, "Added", "Added"));
        counter("halting", "Thrown", "Halted", "Added");
        IntStream.range(0, 40).forEach(number -> counter("after-" + number, "Added", "Thrown"));

        run();

        assertThat(told)
                .hasSize(42)
                .startsWith("halting 1 FAILED", "halting 2 STOPPED", "after-0 2 FAILED")
                .endsWith("after-39 2 FAILED");
    }

    @Test
    void aStreamThatTakesTooLongIsStoppedAndTheOthersGoOn() {
        counter("a", "Added");
        counter("looping", "Thrown", "Looped", "Added");
        counter("b", "Thrown");

        run();

        assertThat(told).containsExactly("looping 1 FAILED", "looping 2 STOPPED", "b 1 FAILED");
    }

    @Test
    void codeThatCannotBeginIsToldForEachStreamOfItsType() {
        trial("a", "Missing", "Added");
        counter("b", "Thrown");
        trial("c", "Picky", "Added");
        counter("d", "Thrown");
        trial("e", "Picky", "Added");

        run();

        assertThat(told)
                .hasSize(5)
                .contains("b 1 FAILED", "d 1 FAILED")
                .anyMatch(words -> words.startsWith("a cannot begin") && words.endsWith("not on the class path."))
                .anyMatch(words -> words.startsWith("c cannot begin") && words.contains("exit code 5"))
                .anyMatch(words -> words.startsWith("e cannot begin") && words.contains("exit code 5"));
    }

    @Test
    void threadsThatAStreamLeavesBehindDoNotDisturbTheNextRun() {
        counter("starting", "Started");
        counter("a", "Added");
        run();
        counter("b", "Thrown");
        run();

        assertThat(told).containsExactly("b 1 FAILED");
    }

    @Test
    void whereThereIsNoCodeNothingCanGoWrong() {
        trial("a", "Unknown", "Thrown");
        run();

        assertThat(told).isEmpty();
    }

    @Test
    void aRunThatIsCancelledEnds() {
        Cancellation cancellation = new Cancellation();
        counter("a", "Thrown");
        counter("looping", "Looped");
        Trial first = trials.removeFirst();
        trials.addFirst(new Trial(
                first.stream(),
                first.streamType(),
                first.events(),
                error -> cancellation.cancel(),
                first.cannotBegin()));

        assertThatThrownBy(() -> host.tryAll(trials, cancellation)).isInstanceOf(ReadCancelledException.class);
        assertThat(told).isEmpty();
    }

    private void counter(String stream, String... types) {
        trial(stream, "Counter", types);
    }

    private void trial(String stream, String streamType, String... types) {
        List<StoredEvent> all = new ArrayList<>();
        for (String type : types) {
            all.add(events.next(stream, type, "{}"));
        }
        trials.add(new Trial(
                new StreamId(stream),
                streamType,
                all,
                error -> told.add("%s %d %s".formatted(stream, error.event().version(), error.kind())),
                failure -> told.add("%s cannot begin: %s".formatted(stream, failure.getMessage()))));
    }

    private void run() {
        host.tryAll(trials, Cancellation.never());
        trials.clear();
    }
}
