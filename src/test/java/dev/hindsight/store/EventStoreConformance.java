package dev.hindsight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.Content;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.query.Condition.Operator;
import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.testing.Events;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every event store must do. The in-memory store of the tests passes it as well, and so stays honest. */
public abstract class EventStoreConformance {
    private final Cancellation cancellation = Cancellation.never();
    private final Events events = new Events();

    /** A store that holds exactly these events. */
    protected abstract EventStore storeWith(List<StoredEvent> stored);

    private EventStore shop() {
        String first = Events.correlation(1);
        String second = Events.correlation(2);
        return storeWith(List.of(
                events.next("order-1", "OrderCreated", "{\"city\": \"Köln\", \"total\": 12.50}", first, null),
                events.next("order-1", "ItemAdded", "{\"sku\": \"a_b\", \"quantity\": 9}", first, Events.id(1)),
                events.next("order-2", "OrderCreated", "{\"city\": \"Bonn\", \"total\": 100}"),
                events.next("payment-1", "PaymentRequested", "{\"amount\": 9007199254740993}", first, Events.id(2)),
                events.next("order-1", "ItemAdded", "{\"sku\": \"a%b\", \"quantity\": 10}", second, null),
                events.next("order-2", "OrderCancelled", "{\"items\": [{\"sku\": \"x\"}]}")));
    }

    @Nested
    class Headers {
        @Test
        void areTheSameAsPlainValues() {
            List<String> expected = new ArrayList<>();
            HeaderRow filled = new HeaderRow();
            EventStore store = shop();
            store.headers(
                    EventQuery.all(),
                    Scan.oldestFirst(1000),
                    header -> {
                        filled.set(header);
                        expected.add(words(filled));
                    },
                    Cancellation.never());
            List<String> rows = new ArrayList<>();

            Ending ending =
                    store.rows(EventQuery.all(), List.of(), 1000, row -> rows.add(words(row)), Cancellation.never());

            assertThat(ending).isEqualTo(new Ending.Complete());
            assertThat(rows).isNotEmpty().isEqualTo(expected);
        }

        @Test
        void sayAlsoAsPlainValuesThatTheyWereCut() {
            List<String> rows = new ArrayList<>();

            Ending ending =
                    shop().rows(EventQuery.all(), List.of(), 2, row -> rows.add(words(row)), Cancellation.never());

            assertThat(rows).hasSize(2);
            assertThat(ending).isEqualTo(new Ending.Stopped("stopped at 2 events"));
        }

        private static String words(HeaderRow row) {
            return "%d %d %d %d %s %s %s %s"
                    .formatted(
                            row.transaction(),
                            row.sequence(),
                            row.version(),
                            row.micros(),
                            row.stream(),
                            row.streamType(),
                            row.type(),
                            row.correlation());
        }

        @Test
        void comeInTheOrderOfTransactionAndPosition() {
            StoredEvent first = events.next("order-1", "OrderCreated", "{}");
            StoredEvent second = events.next("order-1", "ItemAdded", "{}");
            StoredEvent late = moved(events.next("order-2", "OrderCreated", "{}"), new Position(3, 99));

            assertThat(ids(storeWith(List.of(second, late, first)), EventQuery.all(), Scan.oldestFirst(10)))
                    .containsExactly(
                            first.header().id(),
                            late.header().id(),
                            second.header().id());
        }

        @Test
        void keepEveryPart() {
            StoredEvent event =
                    events.next("order-1", "OrderCreated", "{}", Events.correlation(7), Events.id(1_000_000));

            assertThat(headers(storeWith(List.of(event)), EventQuery.all(), Scan.oldestFirst(1)))
                    .containsExactly(event.header());
        }

        @Test
        void arePagedFromBothEndsWithoutGapOrRepeat() {
            EventStore store = shop();

            assertThat(pages(store, Scan.oldestFirst(2))).containsExactly(1, 2, 3, 4, 5, 6);
            assertThat(pages(store, Scan.newestFirst(4))).containsExactly(6, 5, 4, 3, 2, 1);
        }

        @Test
        void sayThatTheyWereCut() {
            EventStore store = shop();

            assertThat(store.headers(EventQuery.all(), Scan.oldestFirst(5), header -> {}, cancellation))
                    .isEqualTo(new Ending.Stopped("stopped at 5 events"));
            assertThat(store.headers(EventQuery.all(), Scan.oldestFirst(6), header -> {}, cancellation))
                    .isEqualTo(new Ending.Complete());
        }

        private List<Integer> pages(EventStore store, Scan first) {
            List<Integer> positions = new ArrayList<>();
            Scan scan = first;
            Ending ending;
            do {
                List<EventHeader> page = new ArrayList<>();
                ending = store.headers(EventQuery.all(), scan, page::add, cancellation);
                page.forEach(header -> positions.add((int) header.position().sequence()));
                scan = scan.after(page.getLast().position());
            } while (!ending.complete());
            return positions;
        }
    }

    @Nested
    class Queries {
        @Test
        void findByStreamTypeCorrelationAndVersion() {
            EventStore store = shop();

            assertThat(positions(store, EventQuery.ofStream(new StreamId("order-1"))))
                    .containsExactly(1, 2, 5);
            assertThat(positions(store, EventQuery.all().ofTypes(Set.of("OrderCreated", "OrderCancelled"))))
                    .containsExactly(1, 3, 6);
            assertThat(positions(store, EventQuery.ofCorrelation(new CorrelationId(Events.correlation(1)))))
                    .containsExactly(1, 2, 4);
            assertThat(positions(
                            store, EventQuery.ofStream(new StreamId("order-1")).versions(2L, 2L)))
                    .containsExactly(2);
        }

        @Test
        void includeTheStartOfATimeWindowAndExcludeItsEnd() {
            EventQuery query = EventQuery.all()
                    .between(Events.START.plus(Duration.ofMinutes(2)), Events.START.plus(Duration.ofMinutes(4)));

            assertThat(positions(shop(), query)).containsExactly(2, 3);
        }

        @Test
        void combineAllParts() {
            EventQuery query = EventQuery.ofStream(new StreamId("order-1"))
                    .ofTypes(Set.of("ItemAdded"))
                    .between(Events.START, null)
                    .correlatedBy(Set.of(new CorrelationId(Events.correlation(2))));

            assertThat(positions(shop(), query)).containsExactly(5);
        }

        @Test
        void findNothingForAnIdThatIsNone() {
            assertThat(positions(shop(), EventQuery.ofCorrelation(new CorrelationId("no uuid"))))
                    .isEmpty();
        }

        @Test
        void compareNumbersAsNumbersAndTextAsText() {
            EventStore store = shop();

            assertThat(positions(store, where("quantity", Operator.GREATER, "9")))
                    .containsExactly(5);
            assertThat(positions(store, where("quantity", Operator.LESS_OR_EQUAL, "9.0")))
                    .containsExactly(2);
            assertThat(positions(store, where("total", Operator.EQUAL, "12.5"))).containsExactly(1);
            assertThat(positions(store, where("amount", Operator.EQUAL, "9007199254740993")))
                    .containsExactly(4);
            assertThat(positions(store, where("amount", Operator.EQUAL, "9007199254740992")))
                    .isEmpty();
            assertThat(positions(store, where("city", Operator.EQUAL, "\"Köln\"")))
                    .containsExactly(1);
            assertThat(positions(store, where("city", Operator.LESS, "\"C\""))).containsExactly(3);
        }

        @Test
        void letAMissingValueMeetNoCondition() {
            assertThat(positions(shop(), where("city", Operator.NOT_EQUAL, "\"Köln\"")))
                    .containsExactly(3);
        }

        @Test
        void reachIntoArrays() {
            EventStore store = shop();

            assertThat(positions(store, query("payload.items.0.sku = \"x\""))).containsExactly(6);
            assertThat(positions(store, query("payload.items[0].sku contains \"X\"")))
                    .containsExactly(6);
        }

        @Test
        void findTextAsItIsTyped() {
            EventStore store = shop();

            assertThat(positions(store, EventQuery.all().containing("a_b"))).containsExactly(2);
            assertThat(positions(store, EventQuery.all().containing("A%B"))).containsExactly(5);
            assertThat(positions(store, EventQuery.all().containing("köln"))).containsExactly(1);
        }

        @Test
        void countEventTypesTheMostFrequentFirst() {
            assertThat(shop().eventTypes(EventQuery.all(), cancellation))
                    .containsExactly(
                            new TypeCount("ItemAdded", 2),
                            new TypeCount("OrderCreated", 2),
                            new TypeCount("OrderCancelled", 1),
                            new TypeCount("PaymentRequested", 1));
        }

        @Test
        void countTheEventsOfEachStreamType() {
            assertThat(shop().streamTypes(
                                    EventQuery.all().ofTypes(Set.of("OrderCreated", "PaymentRequested")), cancellation))
                    .containsExactly(new TypeCount("order", 2), new TypeCount("payment", 1));
        }

        private EventQuery where(String name, Operator operator, String literal) {
            return query("payload.%s %s %s".formatted(name, operator.symbol(), literal));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '~',
                value = {
                    "type = ItemAdded and version > 2 | 5",
                    "type in (OrderCreated, OrderCancelled) and not payload.city = \"Bonn\" | 1 6",
                    "streamType = payment or stream = order-2 | 3 4 6",
                    "type not in (ItemAdded, OrderCreated) | 4 6",
                    "payload.city exists | 1 3",
                    "payload.city not exists and type != ItemAdded | 4 6",
                    "payload.city contains \"LN\" | 1",
                    "payload.tags contains \"x\" |",
                    "payload.total in (100, 12.5) | 1 3",
                    "payload.total > 12.5 or payload.amount >= 9007199254740993 | 3 4",
                    "payload.city > 5 |",
                    "causation exists | 2 4",
                    "correlation = %s | 5",
                    "time >= 2026-11-01T08:02Z and time < 2026-11-01T08:04:00Z | 2 3",
                    "time = 2026-11-01 and position <= 2 | 1 2",
                    "position = 3 | 3",
                    "id contains \"0006\" | 6",
                    "user exists |",
                    "metadata.correlationId exists and metadata.causationId not exists | 1 5",
                    "\"köln\" or \"a_b\" | 1 2",
                    "not (type = ItemAdded or type = OrderCreated) | 4 6",
                })
        void areAskedInOneLanguage(String text, String positions) {
            List<Integer> expected = positions == null
                    ? List.of()
                    : Arrays.stream(positions.split(" ")).map(Integer::valueOf).toList();
            assertThat(positions(shop(), query(text.formatted(Events.correlation(2)))))
                    .isEqualTo(expected);
        }

        @Test
        void compareTimesInDocumentsAsTimesAndUsersWhereverTheyStand() {
            EventStore store = storeWith(List.of(
                    events.next("a-1", "Due", "{\"at\": \"2026-11-23T14:00:00+02:00\"}"),
                    events.next("a-1", "Due", "{\"at\": \"2026-11-23T13:00:00.5Z\"}"),
                    events.next("a-1", "Due", "{\"at\": \"2026-11-23\"}"),
                    events.next("a-1", "Due", "{\"at\": \"2026-02-30T00:00:00Z\", \"tags\": [\"x\", 2]}"),
                    by("anna", events.next("a-1", "Due", "{\"at\": 7}"))));

            assertThat(positions(store, query("payload.at >= 2026-11-23T12:00Z")))
                    .containsExactly(1, 2);
            assertThat(positions(store, query("payload.at = 2026-11-23T12:00Z")))
                    .containsExactly(1);
            assertThat(positions(store, query("payload.at < 2026-11-23T10:00Z")))
                    .containsExactly(3);
            assertThat(positions(store, query("payload.tags contains 2 and payload.tags contains \"x\"")))
                    .containsExactly(4);
            assertThat(positions(store, query("user = anna"))).containsExactly(5);
            assertThat(positions(store, query("user in (bob, anna) and user contains \"NN\"")))
                    .containsExactly(5);
        }

        private StoredEvent by(String user, StoredEvent event) {
            return new StoredEvent(
                    event.header(), event.payload(), new Content.Text("{\"user\": \"%s\"}".formatted(user)));
        }

        private EventQuery query(String condition) {
            return EventQuery.all().and(ConditionParser.parse(condition, ZoneOffset.UTC));
        }
    }

    @Nested
    class SingleEvents {
        @Test
        void keepTheirPayloadToTheLastDigit() {
            StoredEvent event = shop().event(Events.id(4), cancellation).orElseThrow();

            assertThat(event.payload()).isEqualTo(new Content.Text("{\"amount\": 9007199254740993}"));
            assertThat(event.header().type()).isEqualTo("PaymentRequested");
        }

        @Test
        void areMissedWithoutFuss() {
            assertThat(shop().event(new EventId("no such event"), cancellation)).isEmpty();
        }

        @Test
        void areFoundByTheirIdsAsFarAsTheyExist() {
            List<EventHeader> found =
                    shop().headersOf(List.of(Events.id(5), new EventId("a command"), Events.id(2)), cancellation);

            assertThat(found).extracting(header -> header.position().sequence()).containsExactly(2L, 5L);
        }

        @Test
        void leadToWhatTheyCaused() {
            Page<EventHeader> effects = shop().effectsOf(Events.id(1), 10, cancellation);

            assertThat(effects.items()).extracting(EventHeader::id).containsExactly(Events.id(2));
            assertThat(effects.ending()).isEqualTo(new Ending.Complete());
        }
    }

    @Nested
    class ConnectedStreams {
        @Test
        void shareACorrelationWithTheStream() {
            List<Integer> found = new ArrayList<>();
            Ending ending = shop().connected(
                            new StreamId("order-1"),
                            10,
                            header -> found.add((int) header.position().sequence()),
                            cancellation);

            assertThat(found).containsExactly(1, 2, 4, 5);
            assertThat(ending).isEqualTo(new Ending.Complete());
        }

        @Test
        void includeTheStreamItselfWhereNothingIsCorrelated() {
            List<Integer> found = new ArrayList<>();
            shop().connected(
                            new StreamId("order-2"),
                            10,
                            header -> found.add((int) header.position().sequence()),
                            cancellation);

            assertThat(found).containsExactly(3, 6);
        }

        @Test
        void areCutWhenThereAreTooMany() {
            assertThat(shop().connected(new StreamId("order-1"), 2, header -> {}, cancellation))
                    .isEqualTo(new Ending.Stopped("stopped at 2 events"));
        }
    }

    @Nested
    class Streams {
        @Test
        void areSummedUp() {
            assertThat(shop().stream(new StreamId("order-1"), cancellation))
                    .contains(new StreamSummary(
                            new StreamId("order-1"),
                            "order",
                            3,
                            1,
                            3,
                            Events.START.plus(Duration.ofMinutes(1)),
                            Events.START.plus(Duration.ofMinutes(5))));
            assertThat(shop().stream(new StreamId("order-9"), cancellation)).isEmpty();
        }

        @Test
        void comeInTheOrderAskedFor() {
            EventStore store = shop();

            assertThat(names(store, StreamQuery.first(9))).containsExactly("order-2", "order-1", "payment-1");
            assertThat(names(store, StreamQuery.first(9).orderedBy(StreamQuery.Order.SIZE)))
                    .containsExactly("order-1", "order-2", "payment-1");
            assertThat(names(store, StreamQuery.first(9).orderedBy(StreamQuery.Order.NAME)))
                    .containsExactly("order-1", "order-2", "payment-1");
        }

        @Test
        void arePagedInEveryOrderAlsoAcrossTies() {
            List<StoredEvent> many = new ArrayList<>();
            for (int i = 10; i < 40; i++) {
                many.add(events.next("order-" + i, "OrderCreated", "{}"));
            }
            EventStore store = storeWith(many);
            for (StreamQuery.Order order : StreamQuery.Order.values()) {
                assertThat(allPages(store, StreamQuery.first(7).orderedBy(order)))
                        .as("in the order %s", order)
                        .hasSize(30)
                        .doesNotHaveDuplicates();
            }
        }

        @Test
        void areFoundByAPartOfTheirNameAndByType() {
            EventStore store = shop();

            assertThat(names(store, StreamQuery.first(9).matching("ORDER"))).containsExactly("order-2", "order-1");
            assertThat(names(store, StreamQuery.first(9).matching("%"))).isEmpty();
            assertThat(names(store, StreamQuery.first(9).ofTypes(Set.of("payment"))))
                    .containsExactly("payment-1");
        }

        @Test
        void areCountedByType() {
            assertThat(shop().streamTypes(cancellation))
                    .containsExactly(new TypeCount("order", 2), new TypeCount("payment", 1));
        }

        private List<String> allPages(EventStore store, StreamQuery first) {
            List<String> all = new ArrayList<>();
            Page<StreamSummary> page = store.streams(first, cancellation);
            page.items().forEach(stream -> all.add(stream.id().value()));
            while (!page.ending().complete()) {
                page = store.streams(first.after(page.items().getLast()), cancellation);
                page.items().forEach(stream -> all.add(stream.id().value()));
            }
            return all;
        }

        private List<String> names(EventStore store, StreamQuery query) {
            return store.streams(query, cancellation).items().stream()
                    .map(stream -> stream.id().value())
                    .toList();
        }
    }

    @Nested
    class TheWholeStore {
        @Test
        void hasADensityThatAddsUp() {
            Density density = shop().density(5, cancellation).orElseThrow();

            assertThat(density.total()).isEqualTo(6);
            assertThat(density.counts()).hasSize(5);
            assertThat(density.from()).isEqualTo(Events.START.plus(Duration.ofMinutes(1)));
            assertThat(density.until()).isAfter(Events.START.plus(Duration.ofMinutes(6)));
            assertThat(Arrays.stream(density.counts()).filter(count -> count == 0))
                    .isEmpty();
        }

        @Test
        void knowsItsNewestEvent() {
            assertThat(shop().newest(cancellation)).contains(new Position(8, 6));
        }

        @Test
        void mayBeEmpty() {
            EventStore empty = storeWith(List.of());

            assertThat(empty.streams(StreamQuery.first(5), cancellation).items())
                    .isEmpty();
            assertThat(empty.density(5, cancellation)).isEmpty();
            assertThat(empty.newest(cancellation)).isEmpty();
            assertThat(headers(empty, EventQuery.all(), Scan.newestFirst(5))).isEmpty();
        }
    }

    @Nested
    class Reads {
        @Test
        void areNotBegunWhenTheyWereCancelledBefore() {
            EventStore store = shop();
            Cancellation cancelled = new Cancellation();
            cancelled.cancel();

            assertThatThrownBy(() -> store.headers(EventQuery.all(), Scan.oldestFirst(1), header -> {}, cancelled))
                    .isInstanceOf(ReadCancelledException.class);
        }

        @Test
        void stopWhereTheyAreCancelled() {
            EventStore store = shop();
            Cancellation cancelledMidway = new Cancellation();
            List<EventHeader> seen = new ArrayList<>();

            assertThatThrownBy(() -> store.headers(
                            EventQuery.all(),
                            Scan.oldestFirst(6),
                            header -> {
                                seen.add(header);
                                if (seen.size() == 2) {
                                    cancelledMidway.cancel();
                                }
                            },
                            cancelledMidway))
                    .isInstanceOf(ReadCancelledException.class);
            assertThat(seen).hasSize(2);
        }
    }

    private List<EventHeader> headers(EventStore store, EventQuery query, Scan scan) {
        List<EventHeader> found = new ArrayList<>();
        store.headers(query, scan, found::add, cancellation);
        return found;
    }

    private List<EventId> ids(EventStore store, EventQuery query, Scan scan) {
        return headers(store, query, scan).stream().map(EventHeader::id).toList();
    }

    private List<Integer> positions(EventStore store, EventQuery query) {
        return headers(store, query, Scan.oldestFirst(100)).stream()
                .map(header -> (int) header.position().sequence())
                .toList();
    }

    private static StoredEvent moved(StoredEvent event, Position position) {
        EventHeader header = event.header();
        return new StoredEvent(
                new EventHeader(
                        position,
                        header.stream(),
                        header.streamType(),
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
}
