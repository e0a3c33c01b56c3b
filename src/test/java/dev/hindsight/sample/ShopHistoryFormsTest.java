package dev.hindsight.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.EventStoreException;
import dev.hindsight.eventsourcing.PersonKeys;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.RecordedEvent;
import dev.hindsight.eventsourcing.Snapshot;
import dev.hindsight.eventsourcing.Snapshots;
import dev.hindsight.sample.OrderEvent.OrderCreated;
import dev.hindsight.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What else the shop keeps: old forms, snapshots, read models, and contacts that can be erased. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShopHistoryFormsTest {
    private static final String ACCOUNT = "merchant-nordwind";

    private final HikariDataSource pool = new HikariDataSource();
    private EventStore store;
    private List<RecordedEvent> recorded;

    @BeforeAll
    void generate() {
        pool.setDataSource(TestPostgres.freshDatabase());
        pool.setMaximumPoolSize(2);
        store = ShopEvents.store(pool);
        new HistoryGenerator(1, HistoryGenerator.DEFAULT_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(store, _ -> {});
        recorded = store.read(Position.START, 100_000);
        ShopReadModels.catchUp(store, pool);
    }

    @AfterAll
    void release() {
        pool.close();
    }

    @Test
    void ordersAndItemsAreStoredInThreeForms() {
        for (String type : List.of("OrderCreated", "ItemAdded")) {
            assertThat(storedForms(type)).as(type).containsExactlyInAnyOrder(1, 2, 3);
        }
        assertThat(storedForms("VoucherUsed")).containsExactly(1);
        assertThat(recorded.stream().flatMap(event -> store.decode(event.stored()).stream()))
                .extracting(DomainEvent::eventType)
                .doesNotContain("VoucherUsed")
                .contains("DiscountApplied");
    }

    @Test
    void theAccountHasASnapshotForEachHundredEventsAndEachIsWhatReplayGives() {
        Snapshots<MerchantAccount, MerchantAccount.State> snapshots =
                new Snapshots<>(store, MerchantAccount::rehydrate, MerchantAccount.State.class);
        List<DomainEvent> events = store.getEvents(ACCOUNT, 0);
        for (int hundred = 100; hundred <= events.size(); hundred += 100) {
            Snapshot snapshot = store.snapshots().latest(ACCOUNT, hundred + 1).orElseThrow();
            assertThat(snapshot.version()).isBetween((long) hundred, hundred + 1L);
            assertThat(snapshots.load(ACCOUNT, snapshot.version()).toSnapshot())
                    .isEqualTo(MerchantAccount.rehydrate(events.subList(0, (int) snapshot.version()))
                            .toSnapshot());
        }
    }

    @Test
    void theReadModelsAgreeWithTheAggregates() throws SQLException {
        try (Connection connection = pool.getConnection()) {
            Map<String, OrderSummaries.OrderSummary> summaries = OrderSummaries.TABLE.rows(connection, "read_models");
            Map<String, OrderProgress.Progress> progress = OrderProgress.TABLE.rows(connection, "read_models");
            assertThat(summaries).hasSizeGreaterThan(100);
            assertThat(progress).hasSameSizeAs(summaries);
            summaries.forEach((id, row) -> {
                assertThat(row.status()).as(id).isEqualTo(orderStatus(id));
                assertThat(Objects.requireNonNull(progress.get(id)).orderStatus())
                        .as(id)
                        .isEqualTo(orderStatus(id));
            });
            OrderProgress.Progress twice = Objects.requireNonNull(progress.get(PlantedFault.DOUBLE_CHARGE.orderId()));
            assertThat(twice.captured())
                    .isEqualByComparingTo(Objects.requireNonNull(twice.total()).multiply(BigDecimal.TWO));
        }
    }

    @Test
    void aCustomerWhoIsErasedHasNoContactAnyMoreAndAllOrdersAreStillReplayed() {
        DomainEvent created = firstWithContact();
        OrderCreated payload = (OrderCreated) created.payload();
        String person = payload.personId();
        assertThat(recorded.stream()
                        .filter(event -> event.stored().eventId().equals(created.eventId()))
                        .map(event -> event.stored().payload()))
                .allMatch(json -> json.contains("AES-256-GCM") && !json.contains("example.org"));
        PersonKeys keys = new PersonKeys(pool, "public");
        assertThat(keys.erase(person)).isTrue();
        assertThat(keys.erase(person)).isFalse();
        EventStore reopened = ShopEvents.store(pool);
        OrderCreated erased = (OrderCreated)
                reopened.getEvents(created.aggregateId(), 0).getFirst().payload();
        assertThat(erased.contact()).isNull();
        assertThat(erased.customer()).isEqualTo(payload.customer());
        assertThat(Order.rehydrate(reopened.getEvents(created.aggregateId(), 0)).getVersion())
                .isPositive();
        assertThatThrownBy(() -> reopened.append("order-99999", List.of(copy(created)), 0))
                .isInstanceOf(EventStoreException.class)
                .hasMessageContaining("was erased");
    }

    private DomainEvent firstWithContact() {
        return recorded.stream()
                .flatMap(event -> store.decode(event.stored()).stream())
                .filter(event -> event.payload() instanceof OrderCreated created && created.contact() != null)
                .findFirst()
                .orElseThrow();
    }

    private static DomainEvent copy(DomainEvent event) {
        return new DomainEvent(
                UUID.randomUUID(),
                "order-99999",
                event.aggregateType(),
                event.eventType(),
                event.schemaVersion(),
                event.timestamp(),
                1,
                event.payload(),
                event.metadata());
    }

    private OrderStatus orderStatus(String id) {
        return Order.rehydrate(store.getEvents(id, 0)).status();
    }

    private Set<Integer> storedForms(String type) {
        return recorded.stream()
                .filter(event -> event.stored().eventType().equals(type))
                .map(event -> event.stored().schemaVersion())
                .collect(Collectors.toSet());
    }
}
