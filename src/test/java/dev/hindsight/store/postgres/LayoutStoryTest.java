package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.CauseCheck;
import dev.hindsight.check.CheckRuns;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.CheckWatcher;
import dev.hindsight.check.CommitCheck;
import dev.hindsight.check.OrderCheck;
import dev.hindsight.check.PayloadCheck;
import dev.hindsight.check.VersionCheck;
import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Density;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The same four events in the tables of each layout, written by hand: an order is created, an item added, its payment
 * requested, the order paid, each caused by the one before.
 */
class LayoutStoryTest {
    private static final String ORDER = "aaaaaaaa-0000-4000-8000-000000000001";
    private static final String PAYMENT = "bbbbbbbb-0000-4000-8000-000000000002";
    private static final Instant START = Instant.parse("2026-11-01T08:00:00.123Z");

    private final Cancellation cancellation = Cancellation.never();

    /**
     * What differs between the layouts.
     *
     * @param before what stands before the id in the name of the order's stream, after "order"; null for nothing at all
     * @param links whether the store knows correlation and causation
     * @param hidden how many rows are there that are no events of the story
     */
    record Story(String layout, @Nullable String before, long firstVersion, boolean links, boolean timed, int hidden) {
        String order() {
            return before == null ? ORDER : "order".concat(before).concat(ORDER);
        }

        String payment() {
            return before == null ? PAYMENT : "payment".concat(before).concat(PAYMENT);
        }

        @Override
        public String toString() {
            return layout;
        }
    }

    static Stream<Story> stories() {
        return Stream.of(
                new Story("message-db", "-", 0, true, true, 2),
                new Story("emmett", "-", 1, true, true, 1),
                new Story("marten", null, 1, true, true, 1),
                new Story("axon4-jdbc", null, 0, true, true, 0),
                new Story("axon4-jpa", null, 0, true, true, 0),
                new Story("axon5-jpa", null, 0, true, true, 0),
                new Story("commanded", "-", 1, true, true, 1),
                new Story("rails-event-store", "$", 0, true, true, 0),
                new Story("eugene-khyst", null, 1, false, false, 0),
                new Story("patchlevel", "-", 1, false, true, 1),
                new Story("patchlevel-stream", "-", 1, false, true, 0),
                new Story("patchlevel-aggregate", "-", 1, false, true, 0),
                new Story("prooph", null, 1, true, true, 0),
                new Story("factcast", null, 1, true, true, 0),
                new Story("pekko-jdbc", "|", 1, false, true, 1),
                new Story("pekko-r2dbc", "|", 1, false, true, 0),
                new Story("sql-stream-store", "-", 0, true, true, 2),
                new Story("eventuous", "-", 0, true, true, 0),
                new Story("spatie", null, 1, true, true, 0),
                new Story("eventflow", null, 1, true, true, 0),
                new Story("castore", "#", 1, true, true, 0),
                new Story("python-eventsourcing", null, 1, false, false, 0),
                new Story("plain-positioned", null, 1, true, true, 0),
                new Story("plain", null, 1, true, true, 0));
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isRecognisedAndReadInOrder(Story story) {
        try (EventStore store = open(story, false)) {
            List<StoredEvent> events = events(store);

            assertThat(store.description().layout()).isEqualTo(story.layout());
            assertThat(events)
                    .extracting(event -> event.header().stream().value().toLowerCase(java.util.Locale.ROOT))
                    .containsExactly(story.order(), story.order(), story.payment(), story.order());
            assertThat(events)
                    .extracting(event -> event.header().type().replaceFirst(".*\\.", ""))
                    .containsExactly("OrderCreated", "ItemAdded", "PaymentRequested", "OrderPaid");
            assertThat(events)
                    .extracting(LayoutStoryTest::json)
                    .containsExactly(
                            "{\"city\":\"Köln\",\"total\":9007199254740993}",
                            "{\"sku\":\"a\"}",
                            "{\"amount\":1}",
                            "{\"note\":null}");
            if (!story.layout().equals("factcast")) {
                long first = story.firstVersion();
                assertThat(events)
                        .extracting(event -> event.header().version())
                        .containsExactly(first, first + 1, first, first + 2);
            }
            if (story.timed()) {
                assertThat(events)
                        .extracting(event -> event.header().at())
                        .containsExactly(START, START.plusSeconds(1), START.plusSeconds(2), START.plusSeconds(3));
            }
            assertThat(store.description().remarks().stream().anyMatch(remark -> remark.contains("no times")))
                    .isEqualTo(!story.timed());
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void leadsFromEachEventToItsCause(Story story) {
        try (EventStore store = open(story, false)) {
            List<EventHeader> events = headers(store);
            if (!story.links()) {
                assertThat(events).allMatch(event -> event.correlation() == null && event.causation() == null);
                return;
            }
            assertThat(events)
                    .extracting(EventHeader::correlation)
                    .containsOnly(events.getFirst().correlation());
            assertThat(events.getFirst().correlation()).isNotNull();
            assertThat(events.getFirst().causation()).isNull();
            for (int i = 1; i < events.size(); i++) {
                EventId cause = events.get(i - 1).id();
                assertThat(events.get(i).causation()).isEqualTo(cause);
                assertThat(store.effectsOf(cause, 10, cancellation).items()).containsExactly(events.get(i));
            }
            List<EventHeader> connected = new ArrayList<>();
            store.connected(events.get(2).stream(), 10, connected::add, cancellation);
            assertThat(connected).isEqualTo(events);
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void findsEventsAndStreamsByTheirNames(Story story) {
        try (EventStore store = open(story, false)) {
            List<EventHeader> events = headers(store);
            for (EventHeader event : events) {
                assertThat(store.event(event.id(), cancellation))
                        .hasValueSatisfying(found -> assertThat(found.header()).isEqualTo(event));
            }
            StreamId order = events.getFirst().stream();
            assertThat(store.stream(order, cancellation))
                    .map(StreamSummary::events)
                    .isPresent();
            assertThat(headers(store, EventQuery.ofStream(events.get(2).stream())))
                    .extracting(EventHeader::id)
                    .contains(events.get(2).id());
            assertThat(store.streams(StreamQuery.first(10), cancellation).items())
                    .extracting(StreamSummary::id)
                    .containsExactlyInAnyOrder(order, events.get(2).stream());
            assertThat(store.event(new EventId("no@where"), cancellation)).isEmpty();
            assertThat(store.stream(new StreamId("no-stream"), cancellation)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isPagedAndSummedUp(Story story) {
        try (EventStore store = open(story, false)) {
            List<EventHeader> events = headers(store);
            assertThat(pages(store, Scan.oldestFirst(1))).isEqualTo(events);
            assertThat(pages(store, Scan.newestFirst(3))).isEqualTo(events.reversed());
            assertThat(store.density(4, cancellation)).map(Density::total).contains(4L);
            assertThat(store.newest(cancellation)).contains(events.getLast().position());
            assertThat(store.streamTypes(cancellation)).isNotEmpty();
            assertThat(store.eventTypes(EventQuery.all(), cancellation)).hasSize(4);
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void isFoundToBeSound(Story story) {
        try (EventStore store = open(story, false);
                CheckRuns checks = CheckRuns.start(
                        List.of(
                                new VersionCheck(store),
                                new OrderCheck(store),
                                new CommitCheck(store),
                                new PayloadCheck(store),
                                new CauseCheck(store)),
                        CheckWatcher.NOBODY)) {
            assertThat(checks.await())
                    .allSatisfy(status -> assertThat(status.stage()).isInstanceOf(CheckStatus.Stage.Ended.class))
                    .flatExtracting(CheckStatus::findings)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("stories")
    void showsHiddenRowsWhenAsked(Story story) {
        try (EventStore store = open(story, true)) {
            assertThat(headers(store)).hasSize(4 + story.hidden());
        }
    }

    private EventStore open(Story story, boolean hiddenShown) {
        DataSource database = TestPostgres.freshDatabase();
        KitTables.execute(database, sql(story.layout()));
        return new PostgresStores()
                .open(
                        new StoreAddress(
                                "test",
                                TestPostgres.jdbcUrl(database),
                                null,
                                null,
                                null,
                                null,
                                null,
                                hiddenShown,
                                null),
                        cancellation);
    }

    private List<StoredEvent> events(EventStore store) {
        List<StoredEvent> events = new ArrayList<>();
        store.events(EventQuery.all(), Scan.oldestFirst(100), events::add, cancellation);
        return events;
    }

    private List<EventHeader> headers(EventStore store) {
        return headers(store, EventQuery.all());
    }

    private List<EventHeader> headers(EventStore store, EventQuery query) {
        List<EventHeader> headers = new ArrayList<>();
        store.headers(query, Scan.oldestFirst(100), headers::add, cancellation);
        return headers;
    }

    private List<EventHeader> pages(EventStore store, Scan first) {
        List<EventHeader> all = new ArrayList<>();
        Scan scan = first;
        Ending ending;
        do {
            ending = store.headers(EventQuery.all(), scan, all::add, cancellation);
            scan = scan.after(all.getLast().position());
        } while (!ending.complete());
        return all;
    }

    private static String json(StoredEvent event) {
        return new ContentDecoder().decode(event.payload()) instanceof Decoded.Json json
                ? json.value().toString()
                : "not decoded: " + event.payload();
    }

    static String sql(String layout) {
        try (InputStream file = LayoutStoryTest.class.getResourceAsStream("/layouts/" + layout + ".sql")) {
            return new String(Objects.requireNonNull(file, layout).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
