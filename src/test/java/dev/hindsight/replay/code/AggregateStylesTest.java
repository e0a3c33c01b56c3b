package dev.hindsight.replay.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.runner.Replayer;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.SourceJar;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applications without a framework, one per style (src/test/apps/styles): found on their class path without a word of
 * help, and replayed to the states that their own code computes.
 */
class AggregateStylesTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final String MACHINE = """
            package app;
            public class Machine {
                private String runtime = "";
                void on(Asked event) { runtime = System.getProperty("java.version"); }
                public record Asked() {}
                public static java.util.List<String> events() { return java.util.List.of("Asked {}"); }
            }
            """;

    @TempDir
    private static Path folder;

    private static List<Path> classPath = List.of();

    @BeforeAll
    static void build() {
        classPath = new SourceJar()
                .app("styles")
                .source("app/Machine.java", MACHINE)
                .library(Replayer.class)
                .writeTo(folder.resolve("styles.jar"));
    }

    @ParameterizedTest
    @CsvSource({
        "Account, bank.Account, on(event)",
        "order, seed.OrderAggregate, 'applyEvent(event)'",
        "TaskList, tasks.TaskList, @Apply",
        "cart, cart.CartDecider, 'evolve(state, event)'",
        "Meter, meter.Meter, apply(event)",
        "loans, loan.Loan, fromEvents(events)",
        "Odd, odd.OddReplayer, 'Replayer.apply(state, event)'",
    })
    void areFoundAndReplayed(String streamType, String className, String call) throws Exception {
        try (URLClassLoader application = application();
                ReplayHost host = host(CodeSettings.NONE, eventTypes(application, className))) {
            Class<?> aggregate = application.loadClass(className);
            RecordedReplay replay = replay(host, streamType, events(aggregate));
            assertThat(replay.errors()).isEmpty();
            assertThat(replay.replayedBy()).isInstanceOfSatisfying(ReplayedBy.Code.class, code -> {
                assertThat(code.className()).isEqualTo(className);
                assertThat(code.method()).isEqualTo(call);
                assertThat(code.archive()).endsWith("styles.jar");
                assertThat(code.builtAt()).isBetween(Instant.now().minusSeconds(900), Instant.now());
                assertThat(code.sha256()).isEqualTo(sha256(classPath.getFirst()));
            });
            Method state = aggregate.getMethod("state", int.class);
            for (int i = 0; i < replay.size(); i++) {
                assertThat(replay.stateAfter(i)).as("after event %d", i + 1).isEqualTo(JSON.readTree((String)
                        state.invoke(null, i + 1)));
            }
        }
    }

    @Test
    void theUserMayChooseAnother() throws Exception {
        CodeSettings settings = CodeSettings.NONE.withAggregates(Map.of("Account", "seed.OrderAggregate#rehydrate"));
        try (URLClassLoader application = application();
                ReplayHost host = host(settings, Set.of())) {
            List<String> events = events(application.loadClass("seed.OrderAggregate"));
            RecordedReplay replay = replay(host, "Account", events);
            assertThat(replay.stateAfter(2).path("status").asString()).isEqualTo("submitted");
            assertThat(((ReplayedBy.Code) replay.replayedBy()).method()).isEqualTo("rehydrate(events)");
        }
    }

    @Test
    void aTableOfEventsSaysWhatNobodyCouldGuess() {
        CodeSettings settings = CodeSettings.NONE.withEvents(Map.of("x1", "bank.Account$Opened"));
        try (ReplayHost host = host(settings, Set.of())) {
            RecordedReplay replay = replay(host, "Account", List.of("x1 {\"owner\":\"Bo\"}", "x2 {}"));
            assertThat(replay.stateAfter(0).path("owner").asString()).isEqualTo("Bo");
            assertThat(replay.errors().getFirst().message()).contains("No class on the class path stands for", "x2");
        }
    }

    /** On the Java of Maven, which is 17 on the machine of the continuous integration, while we run on 25. */
    @Test
    void onTheJavaThatTheUserNamesTheyComputeTheSame() throws Exception {
        Path home = Path.of(System.getProperty("hindsight.test.java", System.getProperty("java.home")));
        Properties release = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
            release.load(reader);
        }
        CodeSettings settings = CodeSettings.NONE.withJava(home.toString());
        try (URLClassLoader application = application();
                ReplayHost host = host(settings, Set.of())) {
            for (String name : List.of("bank.Account", "cart.CartDecider", "loan.Loan", "app.Machine")) {
                Class<?> aggregate = application.loadClass(name);
                List<String> events = events(aggregate);
                RecordedReplay replay = replay(host, aggregate.getSimpleName(), events);
                assertThat(replay.errors()).isEmpty();
                String truth = name.equals("app.Machine")
                        ? "{\"runtime\":%s}".formatted(release.getProperty("JAVA_VERSION"))
                        : (String) aggregate.getMethod("state", int.class).invoke(null, events.size());
                assertThat(replay.stateAfter(events.size() - 1)).as(name).isEqualTo(JSON.readTree(truth));
            }
        }
    }

    /** The application's Jackson 2, which knows its own names of fields. */
    @Test
    void eventsAreDecodedByTheMapperThatTheApplicationNames() {
        List<Path> named = new SourceJar()
                .source("app/Json.java", """
                        package app;
                        import com.fasterxml.jackson.databind.*;
                        class Json {
                            static ObjectMapper mapper() {
                                return new ObjectMapper().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
                            }
                        }
                        """)
                .source("app/Person.java", """
                        package app;
                        public class Person {
                            private String name = "";
                            void on(Renamed event) { name = event.lastName(); }
                            public record Renamed(String lastName) {}
                        }
                        """)
                .library(ObjectMapper.class)
                .library(JsonFactory.class)
                .library(JsonProperty.class)
                .writeTo(folder.resolve("named.jar"));
        CodeSettings settings = CodeSettings.NONE
                .withClassPath(named.stream().map(Path::toString).toList())
                .withMapper("app.Json#mapper");
        try (ReplayHost host = CodeHosts.open(settings, type -> Set.of())) {
            List<String> events = List.of("Renamed {\"last_name\":\"Hopper\"}");
            assertThat(replay(host, "Person", events).stateAfter(0).path("name").asString())
                    .isEqualTo("Hopper");
            StoredEvent stored = new Events().next("Person-1", "Renamed", "{\"last_name\":\"Hopper\"}");
            assertThat(host.currentForm(stored))
                    .hasValueSatisfying(form -> assertThat(form).asString().contains("{\"lastName\":\"Hopper\"}"));
        }
    }

    /** The application's Jackson 2 finds the application's module by itself, as its own findAndRegisterModules does. */
    @Test
    void eventsAreDecodedWithTheJacksonModulesOfTheApplication() throws Exception {
        List<Path> modular = new SourceJar()
                .app("modules")
                .resource("META-INF/services/com.fasterxml.jackson.databind.Module", "app.MoneyModule")
                .library(ObjectMapper.class)
                .library(JsonFactory.class)
                .library(JsonProperty.class)
                .writeTo(folder.resolve("modular.jar"));
        CodeSettings settings = CodeSettings.NONE.withClassPath(
                modular.stream().map(Path::toString).toList());
        try (URLClassLoader application = application(modular);
                ReplayHost host = CodeHosts.open(settings, type -> Set.of())) {
            Class<?> wallet = application.loadClass("app.Wallet");
            List<String> events = events(wallet);
            RecordedReplay replay = replay(host, "Wallet", events);
            assertThat(replay.errors()).isEmpty();
            assertThat(replay.stateAfter(events.size() - 1)
                            .path("balance")
                            .path("cents")
                            .asInt())
                    .isEqualTo(1234)
                    .isEqualTo(wallet.getMethod("cents").invoke(null));
        }
    }

    @Test
    void aJarThatIsBuiltAnewIsNoticed() throws Exception {
        Path jar = folder.resolve("changing.jar");
        Files.copy(classPath.getFirst(), jar);
        try (ReplayHost host = CodeHosts.open(
                CodeSettings.ofClassPath(jar + File.pathSeparator + classPath.getLast()), type -> Set.of())) {
            String before = host.codeVersion();
            assertThat(host.codeVersion()).isEqualTo(before);
            Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
            assertThat(host.codeVersion()).isNotEqualTo(before);
        }
    }

    @Test
    void whatIsNotThereIsSaidInASentence() {
        CodeCatalog catalog = CodeCatalog.scan(new ClassPath(classPath), Map.of());
        assertThatThrownBy(() -> catalog.named("Nowhere"))
                .isInstanceOf(ReplayException.class)
                .hasMessage("There is no class Nowhere on the class path.");
        assertThatThrownBy(() -> catalog.named("bank.Account#when")).hasMessageContaining("has no when");
        assertThatThrownBy(() -> ClassPath.parse("/nowhere/app.jar")).hasMessageContaining("does not exist");
        assertThat(catalog.choose("Invoice", Set.of("InvoiceSent"))).isEmpty();
    }

    @Test
    void candidatesComeWithReasons() {
        CodeCatalog catalog = CodeCatalog.scan(new ClassPath(classPath), Map.of());
        List<Candidate> candidates = catalog.candidates("order", Set.of("item-added", "Order.Submitted"));
        assertThat(candidates)
                .extracting(candidate -> candidate.binding().text())
                .startsWith("seed.OrderAggregate#applyEvent", "seed.OrderAggregate#rehydrate");
        assertThat(candidates.getFirst().reasons())
                .startsWith(
                        "Its name is like that of the stream type.",
                        "It takes 2 of the 2 event types in such streams.");
    }

    private static String sha256(Path jar) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return HexFormat.of().formatHex(hash);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private static ReplayHost host(CodeSettings settings, Set<String> eventTypes) {
        return CodeHosts.open(
                settings.withClassPath(classPath.stream().map(Path::toString).toList()), type -> eventTypes);
    }

    private static URLClassLoader application() throws Exception {
        return application(classPath);
    }

    private static URLClassLoader application(List<Path> entries) throws Exception {
        URL[] urls = new URL[entries.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = entries.get(i).toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static Set<String> eventTypes(URLClassLoader application, String className) throws Exception {
        return events(application.loadClass(className)).stream()
                .map(event -> event.replaceFirst(" .*", ""))
                .collect(Collectors.toCollection(HashSet::new));
    }

    @SuppressWarnings("unchecked")
    private static List<String> events(Class<?> aggregate) throws Exception {
        return (List<String>) aggregate.getMethod("events").invoke(null);
    }

    private static RecordedReplay replay(ReplayHost host, String streamType, List<String> events) {
        Events history = new Events();
        List<StoredEvent> stored = new ArrayList<>();
        for (String event : events) {
            int space = event.indexOf(' ');
            stored.add(history.next(streamType + "-1", event.substring(0, space), event.substring(space + 1)));
        }
        return RecordedReplay.of(host, new StreamId(streamType + "-1"), streamType, stored::forEach, done -> {});
    }
}
