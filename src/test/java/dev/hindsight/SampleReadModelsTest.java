package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.CheckListener;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Progress;
import dev.hindsight.check.readmodel.MappedReadModel;
import dev.hindsight.check.readmodel.ReadModel;
import dev.hindsight.check.readmodel.ReadModelCheck;
import dev.hindsight.check.readmodel.ReadModelMapping;
import dev.hindsight.check.readmodel.RowExplanation;
import dev.hindsight.check.readmodel.RowStep;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.PostgresEventStore;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.eventsourcing.projection.Scratch;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.sample.HistoryGenerator;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.sample.ShopReadModels;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Rows that somebody changed in a copy of the sample are found and explained, and nothing is found in the sample itself. */
class SampleReadModelsTest {
    private static final ReplayHost HOST = SampleAggregates.host();
    private static final ReadModelMapping MAPPING = new ReadModelMapping(
            "read_models",
            "order_summaries",
            "Order",
            "order_id",
            "",
            null,
            true,
            Map.of("status", "/status", "customer_id", "/customer/customerId", "tracking_number", "/trackingNumber"));

    private static DataSource sample;

    private final List<Finding> findings = new ArrayList<>();
    private DataSource database;
    private EventStore store;

    @BeforeAll
    static void writeTheSample() {
        sample = TestPostgres.freshDatabase();
        new HistoryGenerator(7, HistoryGenerator.LEAST_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(ShopEvents.store(sample), written -> {});
        ShopReadModels.catchUp(ShopEvents.store(sample), sample);
    }

    @BeforeEach
    void openTheSample() {
        database = sample;
        store = open(sample);
    }

    @AfterAll
    static void stopReplaying() {
        HOST.close();
    }

    @AfterEach
    void closeTheStore() {
        store.close();
    }

    @Test
    void theSampleItselfHasNoFindings() {
        assertThat(run(check()))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.looked())
                                .endsWith("rebuilt by the projection order-summary and the projection order-progress"));
        assertThat(findings).isEmpty();
    }

    @Test
    void aFieldThatWasChangedIsFoundAtTheEventThatSetIt() {
        damage("UPDATE read_models.order_summaries SET status = 'CONFIRMED' WHERE order_id = 'order-10042'");

        ReadModelCheck check = check();
        run(check);

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .isEqualTo("The row order-10042 of read_models.order_summaries has “CONFIRMED” in status,"
                            + " but the events lead to “DELIVERED”.");
            assertThat(finding.subject()).isEqualTo("read_models.order_summaries · order-10042 · status");
        });
        RowExplanation explained =
                check.explain(findings.getFirst(), Cancellation.never()).orElseThrow();
        assertThat(explained.stepsOfDifference())
                .extracting(step -> step.event().type())
                .startsWith("OrderCreated", "OrderConfirmed", "OrderPaid")
                .endsWith("OrderDelivered");
        assertThat(findings.getFirst().version())
                .isEqualTo(explained.stepsOfDifference().getLast().event().version());
    }

    @Test
    void aRowThatStayedBehindIsToldByTheEventAfterWhichItWasSo() {
        damage("UPDATE read_models.order_summaries SET item_count = item_count + 100 WHERE order_id = 'order-10042'");
        ReadModelCheck before = new ReadModelCheck(List.of(projected(0)));
        run(before);
        List<RowStep> steps = before.explain(findings.getFirst(), Cancellation.never())
                .orElseThrow()
                .steps();
        RowStep earlier = steps.get(steps.size() - 3);
        findings.clear();

        damage("UPDATE read_models.order_summaries SET (%s) = ROW(%s) WHERE order_id = 'order-10042'"
                .formatted(String.join(", ", row(earlier).keySet()), literals(earlier)));
        ReadModelCheck check = new ReadModelCheck(List.of(projected(0)));
        run(check);

        assertThat(check.explain(findings.getFirst(), Cancellation.never())
                        .orElseThrow()
                        .sentence())
                .isEqualTo(
                        "The stored row is as it was after %s at version %d of order-10042: the 2 events after it are not in it."
                                .formatted(
                                        earlier.event().type(), earlier.event().version()));
    }

    @Test
    void rowsThatAreMissingAndRowsThatNoEventLedTo() {
        damage("DELETE FROM read_models.order_progress WHERE order_id = 'order-10042'");
        damage("UPDATE read_models.order_progress SET order_id = 'order-x' WHERE order_id = 'order-10043'");

        run(check());

        assertThat(findings)
                .extracting(Finding::message)
                .containsExactlyInAnyOrder(
                        "The row order-10042 of read_models.order_progress is missing.",
                        "The row order-10043 of read_models.order_progress is missing.",
                        "No event leads to the row order-x of read_models.order_progress.");
    }

    @Test
    void rowsThatAreOnlyBehindAreNoFindings() {
        damage("ANALYZE read_models.order_summaries");
        writeAnotherOrder();

        run(check());

        assertThat(findings).isEmpty();
    }

    @Test
    void aMappedTableIsComparedWithTheReplayedState() {
        EventStore opened = store;
        assertThat(run(new ReadModelCheck(List.of(new MappedReadModel(MAPPING, opened, HOST)))))
                .isInstanceOfSatisfying(
                        Outcome.Done.class, done -> assertThat(done.looked()).endsWith("rebuilt by replay of Order"));
        assertThat(findings).isEmpty();

        damage("UPDATE read_models.order_summaries SET tracking_number = 'lost' WHERE order_id = 'order-10042'");
        damage("DELETE FROM read_models.order_summaries WHERE order_id = 'order-10043'");
        ReadModelCheck check = new ReadModelCheck(List.of(new MappedReadModel(MAPPING, store, HOST)));
        run(check);

        assertThat(findings).hasSize(2);
        assertThat(findings.getFirst().message()).contains("has “lost” in tracking_number, but the events lead to");
        assertThat(check.explain(findings.getFirst(), Cancellation.never()).orElseThrow())
                .satisfies(explained -> {
                    assertThat(explained.stepsOfDifference())
                            .extracting(step -> step.event().type())
                            .containsExactly("OrderShipped");
                    assertThat(explained.sentence())
                            .isEqualTo("No event ever led to the stored value of tracking_number: it was written by"
                                    + " something else.");
                });
        assertThat(findings.getLast().message())
                .isEqualTo("The row order-10043 of read_models.order_summaries is missing.");
    }

    /** Which no projection sees. */
    private void writeAnotherOrder() {
        PostgresEventStore kit = ShopEvents.store(database);
        List<DomainEvent> events = kit.getEvents("order-10042", 0).stream()
                .map(event -> new DomainEvent(
                        UUID.randomUUID(),
                        "order-99999",
                        event.aggregateType(),
                        event.eventType(),
                        event.schemaVersion(),
                        event.timestamp(),
                        event.version(),
                        event.payload(),
                        event.metadata()))
                .toList();
        kit.append("order-99999", events, 0);
    }

    private static Map<String, JsonNode> row(RowStep step) {
        return Objects.requireNonNull(step.row());
    }

    private static String literals(RowStep step) {
        return String.join(
                ", ",
                row(step).values().stream()
                        .map(value -> value.isNull()
                                ? "NULL"
                                : value.isNumber() ? value.toString() : "'" + value.asString() + "'")
                        .toList());
    }

    private ReadModelCheck check() {
        return new ReadModelCheck(List.of(projected(0), projected(1)));
    }

    private ReadModel projected(int number) {
        return new ProjectedReadModel(
                ShopReadModels.projections().get(number),
                store,
                ShopEvents.store(database),
                new ReadModels(database, ReadModels.DEFAULT_SCHEMA),
                FreshDatabase::new);
    }

    private Outcome run(ReadModelCheck check) {
        return check.run(
                new CheckListener() {
                    @Override
                    public void found(Finding finding) {
                        findings.add(finding);
                    }

                    @Override
                    public void progress(Progress progress) {}
                },
                Cancellation.never());
    }

    /** Does this to a copy of the sample, which is looked at from then on. */
    private void damage(String sql) {
        store.close();
        if (database.equals(sample)) {
            database = TestPostgres.copyOf(sample);
        }
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        store = open(database);
    }

    private static EventStore open(DataSource database) {
        StoreAddress address = new StoreAddress("shop", TestPostgres.jdbcUrl(database), null, null, "hindsight");
        return new PostgresStores().open(address, Cancellation.never());
    }

    private record FreshDatabase(ReadModels readModels) implements Scratch {
        FreshDatabase() {
            this(new ReadModels(TestPostgres.freshDatabase(), ReadModels.DEFAULT_SCHEMA));
        }

        @Override
        public void close() {}
    }
}
