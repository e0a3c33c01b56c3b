package dev.hindsight.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.eventsourcing.Aggregate;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.testing.TestPostgres;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HistoryGeneratorTest {
    private static final Instant END = Instant.parse("2026-11-23T00:00:00Z");
    private static final HistoryGenerator GENERATOR = new HistoryGenerator(1, HistoryGenerator.DEFAULT_EVENTS, END);

    private final List<HikariDataSource> pools = new ArrayList<>();
    private final EventStore store = emptyStore();
    private List<DomainEvent> history = List.of();
    private Map<String, List<DomainEvent>> streams = Map.of();

    @BeforeAll
    void generate() {
        long written = GENERATOR.write(store, _ -> {});
        history = readAll(store);
        streams = history.stream().collect(Collectors.groupingBy(DomainEvent::aggregateId));
        assertThat(history).hasSize(Math.toIntExact(written));
    }

    @AfterAll
    void release() {
        pools.forEach(HikariDataSource::close);
    }

    @Test
    void theDefaultHistoryHasTheSizeThatItPromises() {
        assertThat(history.size()).isBetween(4_750, 5_400);
        assertThat(streams.size()).isBetween(370, 430);
        assertThat(stream("merchant-nordwind").size()).isBetween(2_950, 3_050);
    }

    @Test
    void everyKindOfEventHappens() {
        Set<String> types = history.stream().map(DomainEvent::eventType).collect(Collectors.toSet());
        Set<String> known = Stream.of(
                        OrderEvent.class, PaymentEvent.class, ShipmentEvent.class, MerchantAccountEvent.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .collect(Collectors.toSet());
        assertThat(types).isEqualTo(known);
    }

    @Test
    void eventsAreStoredInTheOrderOfTimeAndWithinTheMonth() {
        assertThat(history)
                .extracting(DomainEvent::timestamp)
                .isSorted()
                .allMatch(time -> time.isBefore(END) && !time.isBefore(GENERATOR.start()));
    }

    @Test
    void peopleSleepAtNightAndTheCounterIsClosedOnSundays() {
        long atNight = orderedBetween(0, 5);
        long inTheEvening = orderedBetween(16, 21);
        assertThat(atNight * 4).isLessThan(inTheEvening);
        assertThat(history.stream()
                        .filter(event -> event.eventType().equals("CounterSaleCredited"))
                        .map(event -> event.timestamp().atZone(ZoneOffset.UTC).getDayOfWeek()))
                .doesNotContain(DayOfWeek.SUNDAY);
    }

    @Test
    void theSameSeedMakesTheSameHistory() {
        EventStore again = emptyStore();
        GENERATOR.write(again, _ -> {});
        assertThat(readAll(again)).isEqualTo(history);
    }

    @Test
    void anotherSeedMakesAnotherHistoryWithTheSameFaults() {
        EventStore other = emptyStore();
        new HistoryGenerator(7, HistoryGenerator.LEAST_EVENTS, END).write(other, _ -> {});
        List<DomainEvent> otherHistory = readAll(other);
        assertThat(otherHistory).doesNotContainAnyElementsOf(history);
        for (PlantedFault fault : PlantedFault.values()) {
            assertThat(eventTypes(operation(otherHistory, fault.correlationId())))
                    .startsWith("OrderConfirmed")
                    .hasSizeLessThan(25);
        }
        assertThat(eventTypes(operation(otherHistory, PlantedFault.DOUBLE_CHARGE.correlationId())))
                .containsOnlyOnce("PaymentRequested", "OrderPaid")
                .contains("PaymentCaptured");
    }

    @Test
    void everyAggregateIsRebuiltFromItsStream() {
        streams.forEach((id, events) -> {
            Aggregate aggregate = rehydrate(events);
            assertThat(aggregate.getId()).isEqualTo(id);
            assertThat(aggregate.getVersion()).isEqualTo(events.size());
            assertThat(store.getEvents(id, 0)).isEqualTo(events);
        });
    }

    @Test
    void everyEventIsCausedByAnEarlierOneOfItsOperationOrByTheCommandThatBeganIt() {
        Map<UUID, DomainEvent> earlier = new HashMap<>();
        for (DomainEvent event : history) {
            UUID cause = event.metadata().causationId();
            UUID correlation = event.metadata().correlationId();
            if (!correlation.equals(cause)) {
                assertThat(earlier.get(cause))
                        .as("cause of %s", event)
                        .extracting(causing -> causing.metadata().correlationId())
                        .isEqualTo(correlation);
            }
            assertThat(event.metadata().userId()).isNotBlank();
            assertThat(earlier.put(event.eventId(), event)).isNull();
        }
    }

    @Test
    void anOperationBeginsInOneStreamAndACheckoutCrossesFour() {
        Map<UUID, List<DomainEvent>> operations = history.stream()
                .collect(Collectors.groupingBy(event -> event.metadata().correlationId()));
        operations.forEach((correlation, events) -> assertThat(events.stream()
                        .filter(event -> correlation.equals(event.metadata().causationId()))
                        .map(DomainEvent::aggregateId)
                        .distinct())
                .hasSize(1));
        List<DomainEvent> delivered = operations.values().stream()
                .filter(events -> eventTypes(events).contains("OrderDelivered"))
                .findFirst()
                .orElseThrow();
        assertThat(delivered.stream().map(DomainEvent::aggregateType).distinct())
                .containsExactlyInAnyOrder("Order", "Payment", "Shipment", "MerchantAccount");
    }

    @Test
    void theAccountsBalanceIsTheSumOfItsPostings() {
        MerchantAccount account = MerchantAccount.rehydrate(stream("merchant-nordwind"));
        Money sum = Catalogue.NOTHING;
        for (DomainEvent event : stream("merchant-nordwind")) {
            sum = switch ((MerchantAccountEvent) event.payload()) {
                case MerchantAccountEvent.MerchantAccountOpened _ -> sum;
                case MerchantAccountEvent.SaleCredited sale -> sum.plus(sale.amount());
                case MerchantAccountEvent.CounterSaleCredited sale -> sum.plus(sale.amount());
                case MerchantAccountEvent.FeeCharged fee -> sum.minus(fee.amount());
                case MerchantAccountEvent.RefundDebited refund -> sum.minus(refund.amount());
                case MerchantAccountEvent.BalanceAdjusted adjusted -> sum.plus(adjusted.amount());
                case MerchantAccountEvent.PayoutSent payout -> sum.minus(payout.amount());
            };
        }
        assertThat(account.balance()).isEqualTo(sum);
    }

    @Nested
    class OfThePlantedFaults {
        @Test
        void theDoubleChargeIsOneRequestCapturedTwice() {
            PlantedFault fault = PlantedFault.DOUBLE_CHARGE;
            assertThat(fault.streams()).containsExactly("order-10042", "payment-10042-1", "shipment-10042");
            List<DomainEvent> payment = stream("payment-10042-1");
            assertThat(eventTypes(payment))
                    .containsExactly(
                            "PaymentRequested",
                            "PaymentAuthorized",
                            "PaymentCaptured",
                            "PaymentAuthorized",
                            "PaymentCaptured");
            assertThat(payment.get(3).metadata().causationId())
                    .isEqualTo(payment.get(1).metadata().causationId());
            Payment charged = Payment.rehydrate(payment);
            assertThat(charged.captured()).isEqualTo(charged.amount().times(2));
            assertThat(Order.rehydrate(stream("order-10042")).status()).isEqualTo(OrderStatus.DELIVERED);
            assertThat(eventTypes(operation(history, fault.correlationId())))
                    .filteredOn("SaleCredited"::equals)
                    .hasSize(2);
        }

        @Test
        void theShipmentWithoutPaymentReachedItsCustomer() {
            PlantedFault fault = PlantedFault.SHIPMENT_WITHOUT_PAYMENT;
            assertThat(fault.streams()).containsExactly("order-10017", "shipment-10017");
            assertThat(streams).doesNotContainKey("payment-10017-1");
            assertThat(eventTypes(operation(history, fault.correlationId())))
                    .startsWith("OrderConfirmed", "ShipmentPrepared", "ShipmentDispatched", "OrderShipped")
                    .endsWith("ShipmentDelivered", "OrderDelivered");
        }

        @Test
        void theUnansweredPaymentEndsWithTheRequest() {
            PlantedFault fault = PlantedFault.UNANSWERED_PAYMENT;
            assertThat(fault.streams()).containsExactly("order-10057", "payment-10057-1");
            assertThat(eventTypes(operation(history, fault.correlationId())))
                    .containsExactly("OrderConfirmed", "PaymentRequested");
            assertThat(Order.rehydrate(stream("order-10057")).status()).isEqualTo(OrderStatus.CONFIRMED);
        }

        @Test
        void thereAreNoOthers() {
            Set<String> faulty = new HashSet<>();
            streams.forEach((id, events) -> {
                List<String> types = eventTypes(events);
                boolean unanswered = types.getLast().equals("PaymentRequested")
                        || types.getLast().equals("PaymentRetried");
                boolean twice = types.indexOf("PaymentCaptured") != types.lastIndexOf("PaymentCaptured");
                boolean unpaid = types.contains("OrderShipped") && !types.contains("OrderPaid");
                if (unanswered || twice || unpaid) {
                    faulty.add(id);
                }
            });
            assertThat(faulty).containsExactlyInAnyOrder("order-10017", "payment-10042-1", "payment-10057-1");
        }

        @Test
        void noCancelledOrderKeepsItsMoney() {
            streams.values().stream()
                    .filter(events -> eventTypes(events).contains("OrderCancelled"))
                    .map(events -> OrderNumber.in(events.getFirst().aggregateId()))
                    .map(number -> streams.getOrDefault(number.paymentId(), List.of()))
                    .filter(payment -> !payment.isEmpty())
                    .map(Payment::rehydrate)
                    .forEach(payment -> assertThat(payment.status())
                            .as(payment.getId())
                            .isIn(PaymentStatus.DECLINED, PaymentStatus.REFUNDED));
        }
    }

    private List<DomainEvent> stream(String id) {
        return Objects.requireNonNull(streams.get(id), id);
    }

    private long orderedBetween(int fromHour, int toHour) {
        return history.stream()
                .filter(event -> event.eventType().equals("OrderCreated"))
                .mapToInt(event -> event.timestamp().atZone(ZoneOffset.UTC).getHour())
                .filter(hour -> hour >= fromHour && hour < toHour)
                .count();
    }

    private static Aggregate rehydrate(List<DomainEvent> events) {
        return switch (events.getFirst().aggregateType()) {
            case "Order" -> Order.rehydrate(events);
            case "Payment" -> Payment.rehydrate(events);
            case "Shipment" -> Shipment.rehydrate(events);
            default -> MerchantAccount.rehydrate(events);
        };
    }

    private static List<DomainEvent> operation(List<DomainEvent> events, UUID correlationId) {
        return events.stream()
                .filter(event -> event.metadata().correlationId().equals(correlationId))
                .toList();
    }

    private static List<String> eventTypes(List<DomainEvent> events) {
        return events.stream().map(DomainEvent::eventType).toList();
    }

    private static List<DomainEvent> readAll(EventStore store) {
        try (Stream<DomainEvent> events = store.getAllEvents(Position.START)) {
            return events.toList();
        }
    }

    /** Thousands of appends, each on a connection of its own, would take minutes. */
    private EventStore emptyStore() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(TestPostgres.freshDatabase());
        pool.setMaximumPoolSize(1);
        pools.add(pool);
        return ShopEvents.store(pool);
    }
}
