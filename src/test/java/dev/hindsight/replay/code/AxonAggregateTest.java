package dev.hindsight.replay.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.CodeForm;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.testing.AxonApplication;
import dev.hindsight.testing.Events;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A real application of Axon 4, with Jackson 2 and its module for dates (src/test/apps/axon). */
class AxonAggregateTest {
    @TempDir
    private static Path folder;

    @Test
    void isReplayedAsAxonsOwnRepositoryLoadsIt() throws Exception {
        List<Path> classPath = AxonApplication.writeTo(folder);
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = AxonApplication.load(classPath);
                ReplayHost host = host(classPath)) {
            Thread.currentThread().setContextClassLoader(application); // where Axon looks for its parts
            Class<?> truth = application.loadClass("travel.Truth");
            @SuppressWarnings("unchecked")
            List<String> events = (List<String>) truth.getMethod("events").invoke(null);
            RecordedReplay replay =
                    RecordedReplay.of(host, new StreamId("B-1"), "HotelBooking", stored(events)::forEach, done -> {});
            assertThat(replay.errors()).isEmpty();
            assertThat(replay.replayedBy())
                    .isInstanceOfSatisfying(
                            ReplayedBy.Code.class,
                            code -> assertThat(code.method()).isEqualTo("@EventSourcingHandler"));
            for (int i = 0; i < events.size(); i++) {
                assertThat(describe(replay.stateAfter(i)))
                        .as("after event %d", i + 1)
                        .isEqualTo(truth.getMethod("state", int.class).invoke(null, i + 1));
            }
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    /** Found on the class path, in no order, and run before decoding; what is stored stays beside it. */
    @Test
    void eventsOfEarlierFormsGoThroughTheUpcastersOfTheApplication() throws Exception {
        List<Path> classPath = AxonApplication.writeWithUpcastersTo(folder);
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try (URLClassLoader application = AxonApplication.load(classPath);
                ReplayHost host = host(classPath)) {
            Thread.currentThread().setContextClassLoader(application); // where Axon looks for its parts
            Class<?> truth = application.loadClass("travel.UpcastTruth");
            String payload = (String) truth.getField("STORED").get(null);
            List<StoredEvent> events = stored(List.of(
                    "travel.BookingEvents$Booked {\"bookingId\":\"B-1\",\"customer\":\"Ada\"}",
                    "travel.RoomReserved " + payload));
            RecordedReplay replay =
                    RecordedReplay.of(host, new StreamId("B-1"), "HotelBooking", events::forEach, done -> {});
            assertThat(replay.errors()).isEmpty();
            assertThat(describe(replay.stateAfter(1))).isEqualTo("B-1 Ada [12a 2026-05-01 0] 80 false false");
            StoredEvent asBooking = ofType("HotelBooking", events.get(1));
            CodeForm.Taken taken = (CodeForm.Taken) host.currentForm(asBooking).orElseThrow();
            assertThat(taken.upcasters()).containsExactly("travel.RoomReservedUpcaster", "travel.PriceUpcaster");
            JsonNode current = taken.event();
            assertThat("RoomAdded[bookingId=%s, roomId=%s, from=%s, price=%s]"
                            .formatted(
                                    current.path("bookingId").asString(),
                                    current.path("roomId").asString(),
                                    current.path("from").asString(),
                                    current.path("price")))
                    .isEqualTo(truth.getMethod("current").invoke(null));
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }

    private static StoredEvent ofType(String streamType, StoredEvent event) {
        EventHeader header = event.header();
        return new StoredEvent(
                new EventHeader(
                        header.position(),
                        header.stream(),
                        streamType,
                        header.version(),
                        header.id(),
                        header.type(),
                        header.schemaVersion(),
                        header.at(),
                        header.correlation(),
                        header.causation()),
                event.payload(),
                event.metadata());
    }

    /** In the words of the application's own Truth. */
    private static String describe(JsonNode state) {
        String rooms = state.path("rooms")
                .valueStream()
                .map(room -> "%s %s %d"
                        .formatted(
                                room.path("roomId").asString(),
                                room.path("from").asString(),
                                room.path("moves").asInt()))
                .collect(Collectors.joining(", ", "[", "]"));
        return "%s %s %s %s %s %s"
                .formatted(
                        state.path("bookingId").asString(),
                        state.path("customer").asString(),
                        rooms,
                        state.path("total"),
                        state.path("closed"),
                        state.path("liveAtTheEnd"));
    }

    private static ReplayHost host(List<Path> classPath) {
        CodeSettings settings = CodeSettings.NONE.withClassPath(
                classPath.stream().map(Path::toString).toList());
        return CodeHosts.open(settings, type -> Set.of());
    }

    private static List<StoredEvent> stored(List<String> events) {
        Events history = new Events();
        List<StoredEvent> all = new ArrayList<>();
        for (String event : events) {
            int space = event.indexOf(' ');
            all.add(history.next("B-1", event.substring(0, space), event.substring(space + 1)));
        }
        return all;
    }
}
