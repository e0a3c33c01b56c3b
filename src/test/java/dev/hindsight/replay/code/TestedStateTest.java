package dev.hindsight.replay.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.runner.Replayer;
import dev.hindsight.testing.AxonApplication;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.SourceJar;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The tests that are written down compile, pass, and fail when the state is another. */
class TestedStateTest {
    @TempDir
    private static Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Account | bank.Account | Opened {\"owner\":\"A \\\\ \\\"\\\"\\\" ü\\nb\"}; Deposited {\"amount\":100.10}",
                "OrderAggregate | seed.OrderAggregate | ItemAdded {\"text\":\"tea\"}; OrderSubmitted {\"text\":\"\"}",
                "TaskList | tasks.TaskList | TaskAdded {\"number\":7,\"title\":\"x\"}; TaskDone {\"number\":7}; Unknown {}",
                "Cart | cart.CartDecider | Put {\"item\":\"pen\"}; Put {\"item\":\"ink\"}; Paid {}",
                "Loan | loan.Loan | Lent {\"book\":\"Dune\"}; Renewed {\"days\":14}",
            })
    void aTestInJavaPassesForThatStateOnly(String type, String className, String history) throws Exception {
        List<Path> classPath = application().writeTo(folder.resolve("styles.jar"));
        CodeSettings settings = CodeSettings.NONE.withClassPath(
                classPath.stream().map(Path::toString).toList());
        List<StoredEvent> events = stored(type, history);
        try (ReplayHost host = CodeHosts.open(settings, ignored -> Set.of())) {
            RecordedReplay replay =
                    RecordedReplay.of(host, new StreamId(type + "-1"), type, events::forEach, done -> {});
            TestedState tested = TestedState.of(replay, events);
            String source = tested.junit(host.call(type).orElseThrow()).orElseThrow();
            assertThat(source).startsWith("package " + className.replaceFirst("\\.\\w+$", ";"));
            run(application(), className, source, "right" + type);

            JsonNode other = new JsonMapper().readTree("{\"other\":1}");
            TestedState wrong =
                    new TestedState(tested.stream(), tested.replayedBy(), tested.events(), tested.failures(), other);
            String failing = wrong.junit(host.call(type).orElseThrow()).orElseThrow();
            assertThatThrownBy(() -> run(application(), className, failing, "wrong" + type))
                    .isInstanceOf(InvocationTargetException.class)
                    .hasCauseInstanceOf(AssertionError.class);
        }
    }

    /** Both upcasters are run, in the order in which they take the event, and Axon's own model replays. */
    @Test
    void aTestOfAnAxonAggregateRunsTheUpcastersOfTheApplication() throws Exception {
        List<Path> classPath = AxonApplication.writeWithUpcastersTo(folder);
        CodeSettings settings = CodeSettings.NONE.withClassPath(
                classPath.stream().map(Path::toString).toList());
        List<StoredEvent> events = stored(
                "HotelBooking",
                "travel.BookingEvents$Booked {\"bookingId\":\"B-1\",\"customer\":\"Ada\"}; "
                        + "travel.RoomReserved {\"bookingId\":\"B-1\",\"roomId\":\"12a\",\"day\":\"2026-05-01\"}");
        try (ReplayHost host = CodeHosts.open(settings, ignored -> Set.of())) {
            RecordedReplay replay = RecordedReplay.of(
                    host, new StreamId("HotelBooking-1"), "HotelBooking", events::forEach, done -> {});
            assertThat(replay.errors()).isEmpty();
            String source = TestedState.of(replay, events)
                    .junit(host.call("HotelBooking").orElseThrow())
                    .orElseThrow();
            assertThat(source).contains("\"travel.RoomReservedUpcaster\"", "\"travel.RoomReserved\"");
            run(travel(), "travel.HotelBooking", source, "rightBooking");
            String without =
                    source.replace("\"travel.RoomReservedUpcaster\"", "").replaceFirst("of\\(\\s*,", "of(");
            String bare = without.replaceFirst(",\\s*\\)\\)", "))");
            assertThatThrownBy(() -> run(travel(), "travel.HotelBooking", bare, "wrongBooking"))
                    .isInstanceOf(InvocationTargetException.class);
        }
    }

    private static SourceJar travel() {
        return withJUnit(AxonApplication.jar().app("upcasting"));
    }

    @Test
    void asJsonTheyHoldEventsAndState() {
        List<StoredEvent> events = stored("Order", "Opened {\"a\":1.50}");
        try (ReplayHost host = CodeHosts.open(CodeSettings.NONE, type -> Set.of())) {
            RecordedReplay replay =
                    RecordedReplay.of(host, new StreamId("Order-1"), "Order", events::forEach, done -> {});
            JsonNode json =
                    new JsonMapper().readTree(TestedState.of(replay, events).json());
            assertThat(json.path("version").asLong()).isEqualTo(1);
            assertThat(json.at("/events/0/payload/a").asDecimal()).isEqualByComparingTo("1.5");
            assertThat(json.at("/expectedState/a").isMissingNode()).isFalse();
            assertThat(host.call("Order")).as("no code, no test in Java").isEmpty();
        }
    }

    private static SourceJar application() {
        return withJUnit(new SourceJar()
                .app("styles")
                .library(Replayer.class)
                .library(ObjectMapper.class)
                .library(JsonFactory.class)
                .library(com.fasterxml.jackson.annotation.JsonProperty.class));
    }

    private static SourceJar withJUnit(SourceJar jar) {
        return jar.library(Test.class)
                .library(org.opentest4j.AssertionFailedError.class)
                .library(org.junit.platform.commons.JUnitException.class)
                .library(org.apiguardian.api.API.class);
    }

    private static void run(SourceJar application, String className, String source, String jar) throws Exception {
        String testClass = className + "Test";
        List<Path> classPath = application
                .source(testClass.replace('.', '/') + ".java", source)
                .writeTo(folder.resolve(jar + ".jar"));
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Thread.currentThread().setContextClassLoader(loader); // where Jackson looks for its modules
            Class<?> type = loader.loadClass(testClass);
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            Object test = constructor.newInstance();
            Method method = type.getDeclaredMethods()[0];
            for (Method candidate : type.getDeclaredMethods()) {
                method = candidate.getName().contains("AtVersion") ? candidate : method;
            }
            method.setAccessible(true);
            method.invoke(test);
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    private static List<StoredEvent> stored(String type, String history) {
        Events events = new Events();
        List<StoredEvent> stored = new ArrayList<>();
        for (String event : history.split("; ", -1)) {
            int space = event.indexOf(' ');
            stored.add(events.next(type + "-1", event.substring(0, space), event.substring(space + 1)));
        }
        return stored;
    }
}
