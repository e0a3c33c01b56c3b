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
import dev.hindsight.store.MapTables;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.TryLayouts;
import dev.hindsight.store.postgres.PostgresMapper;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.CounterBuilds;
import dev.hindsight.testing.NoWindow;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Commands that replay with code of the user's. */
class OwnCodeTest {
    @TempDir
    private static Path folder;

    private static String right = "";
    private static String wrong = "";

    private final StringWriter out = new StringWriter();
    private final StringWriter messages = new StringWriter();
    private final EventStore store = CounterBuilds.store();
    private CodeSettings saved = CodeSettings.NONE;

    @BeforeAll
    static void build() {
        CounterBuilds builds = new CounterBuilds(folder);
        right = builds.right();
        wrong = builds.wrong();
    }

    @Test
    void theStateIsThatOfTheClassAndNamesIt() {
        assertThat(run("state", "counter-1", "--class-path", right, "--json")).isZero();
        JsonNode line = lines().getFirst();
        assertThat(line.path("state").toString()).isEqualTo("{\"total\":5}");
        assertThat(line.path("replayedBy").path("class").asString()).isEqualTo("app.Counter");
        assertThat(line.path("replayedBy").path("method").asString()).isEqualTo("on(event)");
        assertThat(line.path("replayedBy").path("archive").asString()).isEqualTo(right);
        assertThat(line.path("replayedBy").path("sha256").asString()).hasSize(64);
    }

    @Test
    void theCodeOfAProfileIsUsedWithoutAWord() {
        saved = CodeSettings.ofClassPath(right).withAggregates(Map.of("counter", "app.Counter#on"));
        assertThat(program().run("history", "counter-1", "/total", "--profile", "Mine", "--json"))
                .isZero();
        assertThat(lines()).extracting(line -> line.path("after").asInt()).containsExactly(1, 2, 0, 5);
    }

    @Test
    void aStateIsWrittenDownAsATest() {
        assertThat(run("state", "counter-1", "--at", "2", "--class-path", right, "--export", "junit"))
                .isZero();
        assertThat(out.toString())
                .contains("package app;", "class CounterTest", "event(app.Counter.Doubled.class, \"{}\")")
                .doesNotContain("-2");
        assertThat(run("state", "counter-1", "--export", "junit")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(messages.toString()).contains("Use --export json");
        assertThat(run("state", "counter-1", "--export", "json")).isZero();
        assertThat(out.toString()).contains("\"expectedState\"");
    }

    @Test
    void aConditionIsFoundWhereItBecomesTrueAndWhereItCeases() {
        assertThat(run("find", "counter-1", "/total >= 1", "--class-path", right, "--json"))
                .isZero();
        assertThat(lines())
                .extracting(line -> line.path("version").asLong() + " " + line.path("holds"))
                .containsExactly("1 true", "3 false", "4 true");
    }

    @Test
    void twoBuildsThatDifferAreToldApart() {
        assertThat(run("compare", "--class-path", right, "--class-path", wrong, "--type", "counter", "--json"))
                .isEqualTo(ExitCode.DIFFERS);
        assertThat(lines()).hasSize(1);
        JsonNode line = lines().getFirst();
        assertThat(line.path("stream").asString()).isEqualTo("counter-1");
        assertThat(line.path("version").asLong()).isEqualTo(2);
        assertThat(line.path("changes").toString()).isEqualTo("[{\"path\":\"/total\",\"before\":2,\"after\":3}]");
        assertThat(messages.toString()).contains("2 streams compared, 1 differ.");
    }

    @Test
    void twoBuildsThatAgreeAreDone() {
        assertThat(run("compare", "--class-path", right, "--class-path", right)).isEqualTo(ExitCode.DONE);
        assertThat(messages.toString()).contains("2 streams compared, 0 differ.", "Left out: streams of type “note”");
        assertThat(run("compare", "counter-2", "--class-path", right, "--class-path", wrong))
                .as("a stream on which they agree")
                .isEqualTo(ExitCode.DONE);
        assertThat(run("compare", "--limit", "1", "--class-path", right, "--class-path", right))
                .isZero();
    }

    @Test
    void whatCannotBeReplayedIsSaidInASentence() {
        assertThat(run("state", "note-1", "--class-path", right)).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(messages.toString()).contains("No class of the class path looks like the aggregate of “note”");
        assertThat(run("state", "counter-1", "--class-path", right, "--aggregate", "app.Nothing"))
                .isEqualTo(ExitCode.NO_STORE);
        assertThat(messages.toString()).contains("There is no class app.Nothing on the class path");
        assertThat(run("state", "counter-1", "--class-path", "/nowhere.jar")).isEqualTo(ExitCode.NO_STORE);
        assertThat(messages.toString()).contains("/nowhere.jar, which does not exist");
        assertThat(run("state", "counter-1", "--aggregate", "app.Counter")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("state", "counter-1", "--class-path", right, "--java", "/nowhere"))
                .isEqualTo(ExitCode.NO_STORE);
        assertThat(messages.toString()).contains("There is no Java in /nowhere");
        assertThat(run("find", "counter-1", "total > 1")).isEqualTo(ExitCode.WRONG_USAGE);
        assertThat(run("compare", "--class-path", right)).isEqualTo(ExitCode.WRONG_USAGE);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--url", "jdbc:postgresql://localhost/shop"));
        return program().run(all.toArray(String[]::new));
    }

    private CommandLineProgram program() {
        return new CommandLineProgram(new TestDoor(), new NoWindow(), new PrintWriter(out), new PrintWriter(messages));
    }

    private List<JsonNode> lines() {
        return out.toString().lines().map(new JsonMapper()::readTree).toList();
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
            throw new UnsupportedOperationException();
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
            return Optional.of(
                    new ConnectionProfile(name, Environment.TEST, "jdbc:postgresql://h/d", null, null, saved));
        }
    }
}
