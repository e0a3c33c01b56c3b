package dev.hindsight.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.VersionCheck;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.DetectedStore;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.store.TryLayouts;
import dev.hindsight.store.postgres.PostgresMapper;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.NoWindow;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineProgramTest {
    private static final String OPERATION = Events.correlation(1);

    private final Events events = new Events();
    private final InMemoryEventStore store = new InMemoryEventStore(List.of(
            events.next("order-1", "OrderCreated", "{\"city\":\"Köln\",\"total\":12.50}", OPERATION, null),
            events.next("order-1", "OrderPaid", "{\"total\":9007199254740993}", OPERATION, Events.id(1)),
            events.next("order-12", "OrderCreated", "{}", null, null)));
    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();

    @Nested
    class Json {
        @Test
        void ofStreams() {
            assertThat(run("streams", "--match", "order-12", "--json")).isZero();

            assertThat(lines())
                    .containsExactly(
                            "{\"stream\":\"order-12\",\"type\":\"order\",\"events\":1,\"firstVersion\":1,"
                                    + "\"lastVersion\":1,\"firstAt\":\"2026-11-01T08:03:00Z\",\"lastAt\":\"2026-11-01T08:03:00Z\"}");
        }

        @Test
        void ofEventsEndsWithWhetherThatWasAll() {
            assertThat(run("events", "--stream", "order-1", "--limit", "1", "--json"))
                    .isZero();

            assertThat(lines()).hasSize(2);
            assertThat(lines().getFirst())
                    .startsWith("{\"position\":1,\"transaction\":3,\"stream\":\"order-1\",\"streamType\":\"order\","
                            + "\"version\":1,\"id\":\"" + Events.id(1) + "\",\"type\":\"OrderCreated\"")
                    .contains("\"payload\":{\"city\":\"Köln\",\"total\":12.50}");
            assertThat(lines().getLast()).isEqualTo("{\"complete\":false,\"reason\":\"stopped at 1 events\"}");
        }

        @Test
        void ofAStateNamesTheGuess() {
            assertThat(run("state", "order-1", "--json")).isZero();

            assertThat(lines())
                    .containsExactly("{\"stream\":\"order-1\",\"version\":2,\"at\":\"2026-11-01T08:02:00Z\","
                            + "\"replayedBy\":{\"method\":\"payloads merged, no aggregate code\",\"guess\":true},"
                            + "\"state\":{\"city\":\"Köln\",\"total\":9007199254740993},\"errors\":[]}");
        }

        @Test
        void ofADifference() {
            assertThat(run("diff", "order-1", "1", "2", "--json")).isZero();

            assertThat(lines()).containsExactly("{\"path\":\"/total\",\"before\":12.50,\"after\":9007199254740993}");
        }

        @Test
        void ofAHistory() {
            assertThat(run("history", "order-1", "/total", "--json")).isZero();

            assertThat(lines())
                    .containsExactly(
                            "{\"version\":1,\"type\":\"OrderCreated\",\"at\":\"2026-11-01T08:01:00Z\",\"before\":null,\"after\":12.50}",
                            "{\"version\":2,\"type\":\"OrderPaid\",\"at\":\"2026-11-01T08:02:00Z\",\"before\":12.50,\"after\":9007199254740993}");
        }

        @Test
        void ofATraceBeginsWithItsSum() {
            assertThat(run("trace", Events.id(2).value(), "--json")).isZero();

            assertThat(lines().getFirst())
                    .isEqualTo("{\"correlation\":\"" + OPERATION
                            + "\",\"events\":2,\"roots\":1,\"missing\":0,\"complete\":true"
                            + ",\"elsewhere\":0,\"circles\":0}");
            assertThat(lines().getLast()).contains("\"causation\":\"" + Events.id(1) + "\",\"depth\":1");
        }
    }

    @Nested
    class Times {
        @Test
        void leadToTheLastEventBeforeThem() {
            assertThat(run("state", "order-1", "--at", "2026-11-01T09:01:30", "--zone", "Europe/Berlin", "--json"))
                    .isZero();

            assertThat(lines().getFirst()).contains("\"version\":1");
        }

        @Test
        void thatAreNoneAreWrongUsage() {
            assertThat(run("events", "--since", "yesterday")).isEqualTo(2);
            assertThat(messages.toString()).contains("“yesterday” is no time");
        }
    }

    @Nested
    class Failures {
        @Test
        void ofAnAmbiguousNameListTheCandidates() {
            assertThat(run("state", "rder")).isEqualTo(4);
            assertThat(messages.toString()).contains("“rder” could be any of: order-1, order-12.");
            assertThat(out.toString()).isEmpty();
        }

        @Test
        void ofAnUnknownStreamVersionOrEvent() {
            assertThat(run("state", "shipment-1")).isEqualTo(4);
            assertThat(run("state", "order-1", "--at", "3")).isEqualTo(4);
            assertThat(messages.toString()).contains("It has the versions 1 to 2.");
            assertThat(run("trace", "nothing")).isEqualTo(4);
        }

        @Test
        void ofTheStoreAreTold() {
            store.failWith(new StoreUnreachableException("The server sleeps.", null));

            assertThat(run("streams")).isEqualTo(3);
            assertThat(messages.toString()).isEqualToIgnoringNewLines("The server sleeps.");
        }

        @Test
        void ofUsageAreTold() {
            assertThat(run("streams", "--sort")).isEqualTo(2);
            assertThat(run("events", "--where", "city = 1")).isEqualTo(2);
            assertThat(run("events", "--limit", "0")).isEqualTo(2);
            assertThat(run("history", "order-1", "total")).isEqualTo(2);
            assertThat(program().run()).isEqualTo(2);
            assertThat(program().run("streams")).as("without a store").isEqualTo(2);
            assertThat(messages.toString()).contains("It begins with a slash");
        }

        @Test
        void ofAProfileThatNobodySaved() {
            assertThat(program().run("streams", "--profile", "other")).isEqualTo(2);
            assertThat(program().run("streams", "--profile", "Orders")).isZero();
        }
    }

    @Nested
    class Drawings {
        @TempDir
        private Path directory;

        @Test
        void areDrawnOrWrittenAsText() throws IOException {
            for (String kind : List.of("dot", "mmd", "json")) {
                Path file = directory.resolve("t." + kind);
                assertThat(run("trace", OPERATION, "--out", file.toString())).isZero();
                assertThat(Files.readString(file)).contains("OrderPaid");
            }
        }

        @Test
        void areSvgOrPng() throws IOException {
            assertThat(run(
                            "trace",
                            OPERATION,
                            "--out",
                            directory.resolve("t.svg").toString()))
                    .isZero();
            assertThat(run(
                            "trace",
                            OPERATION,
                            "--out",
                            directory.resolve("t.png").toString()))
                    .isZero();

            assertThat(Files.readString(directory.resolve("t.svg")))
                    .startsWith("<svg")
                    .contains("OrderPaid");
            assertThat(Files.readAllBytes(directory.resolve("t.png"))).startsWith((byte) 0x89, 'P', 'N', 'G');
        }

        @Test
        void areNothingElse() {
            assertThat(run(
                            "trace",
                            OPERATION,
                            "--out",
                            directory.resolve("t.gif").toString()))
                    .isEqualTo(2);
        }
    }

    @Nested
    class Exports {
        @TempDir
        private Path directory;

        @Test
        void csvGoesToStandardOutputWithAHeading() {
            assertThat(run("events", "--stream", "order-1", "--csv")).isZero();

            assertThat(out.toString().split("\r\n"))
                    .hasSize(3)
                    .satisfies(lines -> assertThat(lines[0]).startsWith("position,stream,"))
                    .satisfies(lines -> assertThat(lines[1])
                            .startsWith("1,order-1,order,1,")
                            .contains("\"{\"\"city\"\":\"\"Köln\"\",\"\"total\"\":12.50}\""));
            assertThat(messages.toString()).isEmpty();
        }

        @Test
        void csvThatIsCutSaysSoBesideTheOutput() {
            assertThat(run("events", "--csv", "--limit", "2")).isZero();

            assertThat(out.toString()).hasLineCount(3);
            assertThat(messages.toString()).contains("There are more: stopped at 2 events.");
        }

        @Test
        void theEndingOfTheNameChoosesTheFormAndTheFileHasAllEvents() throws IOException {
            Path lines = directory.resolve("events.jsonl");
            Path cells = directory.resolve("events.csv");
            assertThat(run("events", "--out", lines.toString())).isZero();
            assertThat(run("events", "--type", "OrderPaid", "--out", cells.toString()))
                    .isZero();

            assertThat(Files.readAllLines(lines)).hasSize(3).allMatch(line -> line.startsWith("{\"position\":"));
            assertThat(Files.readAllLines(cells)).hasSize(2).last().asString().contains(",OrderPaid,");
            assertThat(out.toString()).isEmpty();
            assertThat(messages.toString()).contains("3 events written to " + lines + ", all there are");
        }

        @Test
        void aFileThatCannotBeWrittenIsNamedAndNothingIsLeft() {
            assertThat(run("events", "--out", directory.resolve("gone/e.csv").toString()))
                    .isEqualTo(2);

            assertThat(messages.toString()).contains("e.csv cannot be written");
            assertThat(directory).isEmptyDirectory();
        }

        @Test
        void outputThatCannotBeWrittenIsNoSuccess() {
            PrintWriter full = new PrintWriter(new Writer() {
                @Override
                public void write(char[] text, int from, int length) throws IOException {
                    throw new IOException("No space left on device");
                }

                @Override
                public void flush() {}

                @Override
                public void close() {}
            });
            int code = new CommandLineProgram(new TestDoor(), new NoWindow(), full, new PrintWriter(messages))
                    .run("events", "--csv", "--url", "jdbc:postgresql://localhost/shop");

            assertThat(code).isEqualTo(2);
            assertThat(messages.toString()).contains("Not all events could be written.");
        }
    }

    @Nested
    class Following {
        @Test
        void printsWhatIsThereFromAPositionOnAndThenWhatComesUntilItIsStopped() throws Exception {
            Tailing tailing = new Tailing("--from", "2");
            tailing.await(2);
            store.add(events.next("order-12", "OrderPaid", "{\"total\":7}", null, null));
            tailing.await(3);
            store.add(events.next("order-12", "OrderShipped", "{}", null, null));
            tailing.await(4);

            assertThat(tailing.stop()).isZero();
            assertThat(lines())
                    .extracting(line -> line.replaceAll(".*\"type\":\"(\\w+)\".*", "$1"))
                    .containsExactly("OrderPaid", "OrderCreated", "OrderPaid", "OrderShipped");
            assertThat(lines().get(2))
                    .startsWith("{\"position\":4,")
                    .endsWith("\"payload\":{\"total\":7},\"metadata\":{}}");
        }

        @Test
        void takesTheFiltersOfEvents() throws Exception {
            Tailing tailing = new Tailing("--from", "1", "--type", "OrderPaid");
            tailing.await(1);
            store.add(events.next("order-12", "OrderShipped", "{}", null, null));
            store.add(events.next("order-12", "OrderPaid", "{}", null, null));
            tailing.await(2);

            assertThat(tailing.stop()).isZero();
            assertThat(lines()).hasSize(2).allMatch(line -> line.contains("\"type\":\"OrderPaid\""));
        }
    }

    /** The command in a thread of its own. */
    private final class Tailing {
        private final FutureTask<Integer> command;
        private final Thread thread;

        Tailing(String... arguments) {
            List<String> all = new ArrayList<>(List.of("tail", "--json"));
            all.addAll(List.of(arguments));
            command = new FutureTask<>(() -> CommandLineProgramTest.this.run(all.toArray(String[]::new)));
            thread = Thread.ofVirtual().start(command);
        }

        void await(int lines) throws Exception {
            while (lines().size() < lines) {
                if (command.isDone()) {
                    throw new IllegalStateException("It ended with " + command.get() + ": " + messages);
                }
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }

        int stop() throws Exception {
            thread.interrupt();
            return command.get();
        }
    }

    @Nested
    class Timelines {
        @TempDir
        private Path folder;

        @Test
        void ofStreamsAreDrawnAsSvg() {
            Path file = folder.resolve("seen.svg");

            assertThat(run("timeline", "--stream", "order-1", "--out", file.toString()))
                    .isZero();

            assertThat(out.toString()).startsWith("2 events in 1 lanes, drawn into ");
            assertThat(file).content().startsWith("<").contains("order-1").doesNotContain("order-12");
        }

        @Test
        void ofTheWholeStoreAreDrawnAsPng() throws IOException {
            Path file = folder.resolve("seen.png");

            assertThat(run("timeline", "--lanes", "event_type", "--width", "900", "--out", file.toString(), "--json"))
                    .isZero();

            assertThat(lines()).singleElement().asString().contains("\"events\":3,\"lanes\":2,\"complete\":true");
            assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(1800);
        }

        @Test
        void areDrawnInNothingElse() {
            assertThat(run("timeline", "--out", folder.resolve("seen.txt").toString()))
                    .isEqualTo(2);
            assertThat(messages.toString()).contains("--out draws .svg or .png");
        }
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--url", "jdbc:postgresql://localhost/shop"));
        return program().run(all.toArray(String[]::new));
    }

    private CommandLineProgram program() {
        return new CommandLineProgram(new TestDoor(), new NoWindow(), new PrintWriter(out), new PrintWriter(messages));
    }

    private List<String> lines() {
        return out.toString().lines().toList();
    }

    private final class TestDoor implements StoreDoor {
        @Override
        public List<DetectedStore> detect(StoreAddress address) {
            return List.of();
        }

        @Override
        public MapTables mapper() {
            return new PostgresMapper();
        }

        @Override
        public TryLayouts layouts() {
            return new PostgresStores();
        }

        @Override
        public Opened openSample(Consumer<String> progress) {
            return open(new StoreAddress("sample", "", null, null, null));
        }

        @Override
        public Opened open(StoreAddress address) {
            return new Opened(
                    store, new PayloadMergeHost(), (host, scope) -> List.of(new VersionCheck(store)), () -> {});
        }

        @Override
        public ReplayHost host(CodeSettings code, EventStore eventStore) {
            return CodeHosts.open(code, type -> Set.of());
        }

        @Override
        public SettingsFile settings() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<String> password(ConnectionProfile profile) {
            return Optional.empty();
        }

        @Override
        public Optional<ConnectionProfile> profile(String name) {
            return Optional.of(new ConnectionProfile(
                            "Orders", Environment.TEST, "jdbc:postgresql://h/d", null, null, CodeSettings.NONE))
                    .filter(profile -> profile.name().equals(name));
        }
    }
}
