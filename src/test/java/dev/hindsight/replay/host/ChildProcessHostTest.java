package dev.hindsight.replay.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.Content;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Whatever aggregate code does, it costs its own replay a message, and nothing else. */
class ChildProcessHostTest {
    private static final String COUNTER = """
            package app;
            import java.util.*;
            public class Counter {
                private int total;
                private final Map<String, Integer> byName = new TreeMap<>();
                private String text;
                private List<Integer> many = new ArrayList<>();
                private Object nested;
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
                public void on(PrintedOn event) { while (true) { System.out.println("on and on"); } }
                public void on(Closed event) { System.out.close(); System.setErr(null); total++; }
                public void on(Spoke event) { System.out.println("still here"); System.err.println("and here"); total++; }
                public void on(Swelled event) { text = "x".repeat(3_000_000); for (int i = 0; i < 300_000; i++) { many.add(i); } total++; }
                public void on(Swallowed event) { while (true) { try { total++; Thread.sleep(1); } catch (Throwable t) { } } }
                public void on(Nested event) { Object inner = null; for (int i = 0; i < 100_000; i++) { inner = new Object[] {inner}; } nested = inner; total++; }
                public void on(Launched event) throws Exception { total = (int) new ProcessBuilder("sleep", "123").start().pid(); }
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
                public record PrintedOn() {}
                public record Closed() {}
                public record Spoke() {}
                public record Swelled() {}
                public record Swallowed() {}
                public record Nested() {}
                public record Launched() {}
                public record Scribbled() {}
                public record Recursed() {}
                public record Started() {}
            }
            """;
    /** A child of somebody else's, which says which version it speaks and takes its time in the middle of an answer. */
    private static final String SPEAKER = """
            package app;
            import java.io.*;
            import java.net.*;
            public class Speaker {
                private static PrintStream out;
                public static void main(String[] arguments) throws Exception {
                    int port = Integer.parseInt(System.getenv("HINDSIGHT_PORT"));
                    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                        out = new PrintStream(socket.getOutputStream(), true);
                        say("{^hello^:" + arguments[0] + ",^token^:^" + System.getenv("HINDSIGHT_TOKEN") + "^}|");
                        answer(new BufferedReader(new InputStreamReader(socket.getInputStream())), arguments[1]);
                    }
                }
                private static void answer(BufferedReader in, String pause) throws Exception {
                    for (String line = in.readLine(); line != null; line = in.readLine()) {
                        if (line.contains("begin")) {
                            say("{^began^:1}|");
                        } else if (line.contains("end")) {
                            say("{^ended^:true,^threads^:[]}|");
                        } else if (line.contains("version")) {
                            in.readLine();
                            in.readLine();
                            say("{^applied^:true,^state^:{^said^:^slo");
                            Thread.sleep(Long.parseLong(pause));
                            say("wly^}}|");
                        }
                    }
                }
                private static void say(String text) {
                    out.print(text.replace('^', '"').replace('|', (char) 10));
                }
            }
            """;

    private static final ReplayLimits LIMITS =
            ReplayLimits.USUAL.withPerEvent(Duration.ofSeconds(2)).withHeapMegabytes(64);

    @TempDir
    private static Path folder;

    private static List<Path> classPath = List.of();
    private static ChildProcessHost host;

    @BeforeAll
    static void startTheHost() {
        classPath = new SourceJar()
                .source("app/Counter.java", COUNTER)
                .source("app/Speaker.java", SPEAKER)
                .writeTo(folder.resolve("counter.jar"));
        host = host(classPath, "app.Counter");
    }

    @AfterAll
    static void close() {
        host.close();
    }

    private static ChildProcessHost host(List<Path> classPath, String className) {
        return host(new RunnerCommand.Java(null, classPath), className, LIMITS);
    }

    private static ChildProcessHost speaker(int version, Duration pause) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = folder.resolve("counter.jar").toString();
        List<String> command =
                List.of(java, "-cp", jar, "app.Speaker", Integer.toString(version), Long.toString(pause.toMillis()));
        return host(new RunnerCommand.Program(command), "app.Speaker", LIMITS.withPerEvent(Duration.ofMillis(100)));
    }

    private static ChildProcessHost host(RunnerCommand command, String className, ReplayLimits limits) {
        AggregateCode code = new AggregateCode(
                new ReplayedBy.Code(className, "on(event)", "counter.jar", null, ""),
                new AggregateCode.Call(className, "METHODS", "on", null),
                type -> Optional.of(className + "$" + type),
                null,
                null,
                List.of(),
                List.of());
        return new ChildProcessHost(command, type -> Optional.of(code), limits);
    }

    private static RecordedReplay replay(String... types) {
        return replay(host, types);
    }

    private static RecordedReplay replay(ReplayHost runner, String... types) {
        Events events = new Events();
        List<StoredEvent> all = new ArrayList<>();
        for (String type : types) {
            all.add(events.next("counter-1", type, "{\"name\": \"a\",\n \"amount\": 2, \"why\": \"reason\"}"));
        }
        return RecordedReplay.of(runner, new StreamId("counter-1"), "counter", all::forEach, done -> {});
    }

    @Test
    void theStateIsThatOfTheFieldsOfTheObject() {
        RecordedReplay replay = replay("Added", "Added");
        assertThat(replay.errors()).isEmpty();
        assertThat(replay.stateAfter(0).toString())
                .isEqualTo("{\"total\":2,\"byName\":{\"a\":2},\"text\":null,\"many\":[],\"nested\":null}");
        assertThat(replay.stateAfter(1).toString())
                .isEqualTo("{\"total\":4,\"byName\":{\"a\":4},\"text\":null,\"many\":[],\"nested\":null}");
    }

    @Test
    void anEventThatThrowsIsMarkedAndTheReplayGoesOn() {
        RecordedReplay replay = replay("Added", "Thrown", "Added");
        assertThat(replay.stateAfter(2).path("total").asInt()).isEqualTo(4);
        ReplayError error = replay.errors().getFirst();
        assertThat(error.kind()).isEqualTo(ReplayError.Kind.FAILED);
        assertThat(error.event().version()).isEqualTo(2);
        assertThat(error.message())
                .startsWith("IllegalStateException: no reason (in app.Counter.on, Counter.java line 12");
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
                replay("Added", "Looped", "Added"), "still busy after 2 s (in app.Counter.on, Counter.java line 13");
    }

    @Test
    void aThreadThatWaitsIsStoppedWithItsStack() {
        RecordedReplay replay = replay("Added", "Blocked", "Added");
        assertStopped(replay, "still busy after 2 s (in app.Counter.on, Counter.java line 14");
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
        assertStopped(replay("Added", "Exited", "Added"), "ended its process (in app.Counter.on, Counter.java line 16");
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
    void printingWithoutEndIsStoppedAndWhatWasPrintedIsKept() {
        RecordedReplay replay = replay("Added", "PrintedOn", "Added");
        assertStopped(replay, "still busy after 2 s");
        assertThat(replay.output(1)).startsWith("on and on").hasSizeLessThan(21_000);
        assertThat(replay.output(2)).isEmpty();
    }

    @Test
    void closingStandardOutputSilencesNoLaterEvent() {
        RecordedReplay replay = replay("Closed", "Spoke");
        assertThat(replay.errors()).isEmpty();
        assertThat(replay.output(1)).contains("still here", "and here");
    }

    @Test
    void ofAStateThatIsTooLargeAPartIsReadAndSaysSo() {
        RecordedReplay replay = replay("Swelled", "Spoke", "Nested");
        assertThat(replay.errors()).isEmpty();
        JsonNode state = replay.stateAfter(2);
        assertThat(state.path("total").asInt()).isEqualTo(3);
        assertThat(state.path("text").asString())
                .hasSizeLessThan(1_001_000)
                .endsWith("… not read any further, of 3000000 characters");
        assertThat(state.path("many").size()).isLessThanOrEqualTo(LIMITS.stateValues());
        assertThat(state.path("many").path(state.path("many").size() - 1).asString())
                .isEqualTo("… not read any further");
        assertThat(replay.changes(1))
                .extracting(change -> change.path().toString())
                .as("what is not read does not become different")
                .containsExactly("/total");
    }

    @Test
    void codeThatCatchesEverythingIsStopped() {
        assertStopped(replay("Added", "Swallowed", "Added"), "still busy after 2 s (in app.Counter.on");
    }

    @Test
    void processesThatTheCodeStartedEndWithIt() {
        long launched;
        try (ChildProcessHost other = host(classPath, "app.Counter")) {
            launched = replay(other, "Launched").stateAfter(0).path("total").asLong();
        }
        assertThat(launched).isPositive();
        ProcessHandle.of(launched)
                .ifPresent(process -> assertThat(process.onExit()).succeedsWithin(Duration.ofSeconds(20)));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": \"a\", \"amount\": 2}, \"type\": \"Exited\", \"rest\": {",
                "{\"name\": \"a\", \"amount\": 2}}\n{\"end\": true}\n{\"more\": {",
                "{\"name\": \"a\", \"amount\": 2, \"why\": \"\r\n{\\\"end\\\": true}\r\n"
            })
    void noContentOfAnEventIsTakenForThoseAroundIt(String text) {
        Events events = new Events();
        StoredEvent event = events.next("counter-1", "Added", "{\"name\": \"a\", \"amount\": 3}");
        List<StoredEvent> all = List.of(
                events.next("counter-1", "Added", text),
                new StoredEvent(event.header(), event.payload(), new Content.Text(text)),
                events.next("counter-1", "Added", "{\"name\": \"a\", \"amount\": 4}"));
        RecordedReplay replay = RecordedReplay.of(host, new StreamId("counter-1"), "counter", all::forEach, done -> {});
        assertThat(replay.errors())
                .extracting(error -> error.event().version())
                .containsExactly(all.getFirst().header().version());
        assertThat(replay.stateAfter(2).path("total").asInt()).isEqualTo(7);
    }

    @Test
    void aPayloadOfFiveMegabytesArrives() {
        String payload = "{\"name\": \"a\", \"amount\": 3, \"note\": \"" + "é".repeat(2_500_000) + "\"}";
        List<StoredEvent> all = List.of(new Events().next("counter-1", "Added", payload));
        RecordedReplay replay = RecordedReplay.of(host, new StreamId("counter-1"), "counter", all::forEach, done -> {});
        assertThat(replay.errors()).isEmpty();
        assertThat(replay.stateAfter(0).path("total").asInt()).isEqualTo(3);
    }

    @Test
    void aChildOfAnotherVersionOfTheProtocolIsTurnedAway() {
        try (ChildProcessHost other = speaker(1, Duration.ZERO)) {
            assertThatThrownBy(() -> other.begin(new StreamId("counter-1"), "counter", step -> {}))
                    .isInstanceOf(ReplayException.class)
                    .hasMessageContaining("speaks version 1 of the replay protocol, but Hindsight speaks version 2");
        }
    }

    @Test
    void anAnswerThatIsInterruptedForLongerThanAReadWaitsIsWhole() {
        try (ChildProcessHost other = speaker(2, Duration.ofMillis(2600))) {
            RecordedReplay replay = replay(other, "Added");
            assertThat(replay.errors()).isEmpty();
            assertThat(replay.stateAfter(0).path("said").asString()).isEqualTo("slowly");
        }
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
