package dev.hindsight.replay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.SourceJar;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever aggregate code does, it costs its own replay a message, and nothing else. */
class ChildProcessHostTest {
    private static final String COUNTER = """
            package app;
            import java.util.*;
            public class Counter {
                private int total;
                private final Map<String, Integer> byName = new TreeMap<>();
                private transient Object hidden = new Object();
                private static final List<byte[]> HOARD = new ArrayList<>();
                public void on(Added event) { total += event.amount(); byName.merge(event.name(), event.amount(), Integer::sum); }
                public void on(Thrown event) { throw new IllegalStateException("no " + event.why()); }
                public void on(Looped event) { while (true) { total++; } }
                public void on(Blocked event) throws Exception { synchronized (this) { wait(); } }
                public void on(Ate event) { while (true) { HOARD.add(new byte[1 << 20]); } }
                public void on(Exited event) { System.exit(3); }
                public void on(Halted event) { Runtime.getRuntime().halt(4); }
                public void on(Printed event) { for (int i = 0; i < 100_000; i++) { System.out.println("line " + i); } total++; }
                public void on(Scribbled event) throws Exception {
                    new java.io.FileOutputStream(java.io.FileDescriptor.out).write("{\\"applied\\":true}\\n".getBytes());
                    total++;
                }
                public void on(Recursed event) { on(event); }
                public void on(Started event) { new Thread(() -> { while (true) { Thread.onSpinWait(); } }, "mine").start(); total++; }
                public record Added(String name, int amount) {}
                public record Thrown(String why) {}
                public record Looped() {}
                public record Blocked() {}
                public record Ate() {}
                public record Exited() {}
                public record Halted() {}
                public record Printed() {}
                public record Scribbled() {}
                public record Recursed() {}
                public record Started() {}
            }
            """;
    private static final ReplayLimits LIMITS =
            ReplayLimits.USUAL.withPerEvent(Duration.ofSeconds(1)).withHeapMegabytes(64);

    @TempDir
    private static Path folder;

    private static ChildProcessHost host;

    @BeforeAll
    static void startTheHost() {
        List<Path> classPath =
                new SourceJar().source("app/Counter.java", COUNTER).writeTo(folder.resolve("counter.jar"));
        host = host(classPath, "app.Counter");
    }

    @AfterAll
    static void close() {
        host.close();
    }

    private static ChildProcessHost host(List<Path> classPath, String className) {
        AggregateCode code = new AggregateCode(
                new ReplayedBy.Code(className, "on(event)", "counter.jar", null, ""),
                new AggregateCode.Call(className, "METHODS", "on", null),
                type -> Optional.of(className + "$" + type),
                null,
                null,
                List.of());
        return new ChildProcessHost(new RunnerCommand.Java(null, classPath), type -> Optional.of(code), LIMITS);
    }

    private static RecordedReplay replay(String... types) {
        Events events = new Events();
        List<StoredEvent> all = new ArrayList<>();
        for (String type : types) {
            all.add(events.next("counter-1", type, "{\"name\": \"a\",\n \"amount\": 2, \"why\": \"reason\"}"));
        }
        return RecordedReplay.of(host, new StreamId("counter-1"), "counter", all::forEach, done -> {});
    }

    @Test
    void theStateIsThatOfTheFieldsOfTheObject() {
        RecordedReplay replay = replay("Added", "Added");
        assertThat(replay.errors()).isEmpty();
        assertThat(replay.stateAfter(0).toString()).isEqualTo("{\"total\":2,\"byName\":{\"a\":2}}");
        assertThat(replay.stateAfter(1).toString()).isEqualTo("{\"total\":4,\"byName\":{\"a\":4}}");
    }

    @Test
    void anEventThatThrowsIsMarkedAndTheReplayGoesOn() {
        RecordedReplay replay = replay("Added", "Thrown", "Added");
        assertThat(replay.stateAfter(2).path("total").asInt()).isEqualTo(4);
        ReplayError error = replay.errors().getFirst();
        assertThat(error.kind()).isEqualTo(ReplayError.Kind.FAILED);
        assertThat(error.event().version()).isEqualTo(2);
        assertThat(error.message())
                .startsWith("IllegalStateException: no reason (in app.Counter.on, Counter.java line 9");
    }

    @Test
    void endlessRecursionIsMarkedAndTheReplayGoesOn() {
        RecordedReplay replay = replay("Recursed", "Added");
        assertThat(replay.errors()).hasSize(1);
        assertThat(replay.errors().getFirst().message()).startsWith("StackOverflowError");
        assertThat(replay.stateAfter(1).path("total").asInt()).isEqualTo(2);
    }

    @Test
    void aLoopIsStoppedWithItsLine() {
        assertStopped(
                replay("Added", "Looped", "Added"), "still busy after 1 s (in app.Counter.on, Counter.java line 10");
    }

    @Test
    void aThreadThatWaitsIsStoppedWithItsStack() {
        RecordedReplay replay = replay("Added", "Blocked", "Added");
        assertStopped(replay, "still busy after 1 s (in app.Counter.on, Counter.java line 11");
        assertThat(replay.errors().getFirst().detail())
                .contains("java.lang.Object.wait")
                .contains("app.Counter.on");
    }

    @Test
    void usedUpMemoryStopsTheReplay() {
        assertStopped(replay("Added", "Ate", "Added"), "used up the memory that it may have");
    }

    @Test
    void leavingTheProcessStopsTheReplayAndNamesTheLine() {
        assertStopped(replay("Added", "Exited", "Added"), "ended its process (in app.Counter.on, Counter.java line 13");
    }

    @Test
    void aProcessThatDiesStopsTheReplayWithItsExitCode() {
        RecordedReplay replay = replay("Halted", "Added");
        assertThat(replay.errors()).hasSize(1);
        assertThat(replay.errors().getFirst().message()).contains("ended with exit code 4");
    }

    @Test
    void whatTheCodePrintsIsKeptWithItsEventUpToALimit() {
        RecordedReplay replay = replay("Added", "Printed");
        assertThat(replay.output(0)).isEmpty();
        assertThat(replay.output(1)).startsWith("line 0").contains("bytes more, which were not kept");
        assertThat(replay.output(1)).hasSizeLessThan(21_000);
        assertThat(replay.errors()).isEmpty();
    }

    @Test
    void scribblingOnStandardOutputDisturbsNothing() {
        RecordedReplay replay = replay("Scribbled", "Added");
        assertThat(replay.errors()).isEmpty();
        assertThat(replay.stateAfter(1).path("total").asInt()).isEqualTo(3);
    }

    @Test
    void threadsLeftBehindEndWithTheirProcessAndTheNextReplayIsWell() {
        assertThat(replay("Started").errors()).isEmpty();
        assertThat(replay("Added").errors()).isEmpty();
        long left = ProcessHandle.current()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("counter.jar"))
                .count();
        assertThat(left).isLessThanOrEqualTo(1);
    }

    @Test
    void closingEndsAReplayThatHangsAtOnce() throws InterruptedException {
        List<ReplayStep> steps = new ArrayList<>();
        ReplayHost.Replay replay = host.begin(new StreamId("counter-1"), "counter", steps::add);
        replay.apply(new Events().next("counter-1", "Looped", "{}"));
        Thread closing = Thread.ofVirtual().start(replay::close);
        assertThatThrownBy(replay::finish).isInstanceOf(ReplayStoppedException.class);
        closing.join();
        assertThat(steps).isEmpty();
    }

    @Test
    void malformedJsonIsAnErrorOfItsEventOnly() {
        Events events = new Events();
        List<StoredEvent> all = List.of(
                events.next("counter-1", "Added", "{\"name\": \"a\", \"amount\": "),
                events.next("counter-1", "Added", "{\"name\": \"a\", \"amount\": 3}"));
        RecordedReplay replay = RecordedReplay.of(host, new StreamId("counter-1"), "counter", all::forEach, done -> {});
        assertThat(replay.errors()).hasSize(1);
        assertThat(replay.stateAfter(1).path("total").asInt()).isEqualTo(3);
    }

    @Test
    void aClassThatIsNotThereIsSaidBeforeAnyEvent() {
        try (ChildProcessHost other = host(List.of(), "app.Missing")) {
            assertThatThrownBy(() -> other.begin(new StreamId("counter-1"), "counter", step -> {}))
                    .isInstanceOf(ReplayException.class)
                    .hasMessage("The replay cannot begin: The class app.Missing is not on the class path.");
        }
    }

    private static void assertStopped(RecordedReplay replay, String message) {
        assertThat(replay.size()).isEqualTo(3);
        assertThat(replay.stateAfter(2).path("total").asInt()).isEqualTo(2);
        assertThat(replay.errors()).hasSize(1);
        ReplayError error = replay.errors().getFirst();
        assertThat(error.kind()).isEqualTo(ReplayError.Kind.STOPPED);
        assertThat(error.event().version()).isEqualTo(2);
        assertThat(error.message()).contains(message);
        assertThat(replay.error(2).orElseThrow().kind()).isEqualTo(ReplayError.Kind.NOT_REACHED);
    }
}
