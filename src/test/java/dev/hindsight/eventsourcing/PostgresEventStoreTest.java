package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.eventsourcing.LedgerEvent.AmountBooked;
import dev.hindsight.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresEventStoreTest {
    private static final EventSerializer SERIALIZER = new EventSerializer(Ledger.EVENT_TYPES);

    private final DataSource database = TestPostgres.freshDatabase();
    private final PostgresEventStore store = new PostgresEventStore(database, SERIALIZER);

    @Test
    void eventsComeBackAsTheyWereAppended() {
        List<DomainEvent> events = Ledger.bookings("ledger-1", 0, 50);
        store.append("ledger-1", events, 0);
        assertThat(store.getEvents("ledger-1", 0)).isEqualTo(events);
    }

    @Test
    void decimalsLongNumbersAndNamesSurviveTheDatabase() {
        AmountBooked booked =
                new AmountBooked(new BigDecimal("123456789012345678901234567890.10"), Long.MAX_VALUE, "Köln, 東京, 🚚");
        DomainEvent first = Ledger.bookings("ledger-1", 0, 1).getFirst();
        DomainEvent event = new DomainEvent(
                first.eventId(),
                "ledger-1",
                "Ledger",
                "AmountBooked",
                1,
                first.timestamp(),
                1,
                booked,
                first.metadata());
        store.append("ledger-1", List.of(event), 0);
        assertThat(store.getEvents("ledger-1", 0)).containsExactly(event);
    }

    @Test
    void onlyEventsAfterTheGivenVersionAreRead() {
        List<DomainEvent> events = Ledger.bookings("ledger-1", 0, 5);
        store.append("ledger-1", events, 0);
        assertThat(store.getEvents("ledger-1", 3)).isEqualTo(events.subList(3, 5));
        assertThat(store.getEvents("ledger-1", 5)).isEmpty();
    }

    @Test
    void anAggregateThatDoesNotExistHasNoEvents() {
        assertThat(store.getEvents("ledger-1", 0)).isEmpty();
    }

    @Test
    void appendingNothingDoesNothing() {
        store.append("ledger-1", List.of(), 0);
        assertThat(store.getEvents("ledger-1", 0)).isEmpty();
    }

    @Test
    void openingAStoreTwiceKeepsItsEvents() {
        store.append("ledger-1", Ledger.bookings("ledger-1", 0, 5), 0);
        PostgresEventStore again = new PostgresEventStore(database, SERIALIZER);
        again.append("ledger-1", Ledger.bookings("ledger-1", 5, 5), 5);
        assertThat(again.getEvents("ledger-1", 0)).hasSize(10);
    }

    @Test
    void storesInDifferentSchemasAreDifferentStores() {
        PostgresEventStore other = new PostgresEventStore(database, SERIALIZER, "Übung \"1\"");
        other.append("ledger-1", Ledger.bookings("ledger-1", 0, 5), 0);
        assertThat(other.getEvents("ledger-1", 0)).hasSize(5);
        assertThat(store.getEvents("ledger-1", 0)).isEmpty();
    }

    @Test
    void aFailureOfTheDatabaseIsAnEventStoreException() throws SQLException {
        execute("DROP TABLE events");
        assertThatThrownBy(() -> store.getEvents("ledger-1", 0))
                .isInstanceOf(EventStoreException.class)
                .hasMessageStartingWith("Cannot read the events of ledger-1: ");
    }

    @Nested
    class WhenAnAppendIsRefused {
        @Test
        void theLoserLearnsBothVersions() {
            store.append("ledger-1", Ledger.bookings("ledger-1", 0, 5), 0);
            assertThatThrownBy(() -> store.append("ledger-1", Ledger.bookings("ledger-1", 3, 2), 3))
                    .isInstanceOfSatisfying(ConcurrencyException.class, e -> {
                        assertThat(e.aggregateId()).isEqualTo("ledger-1");
                        assertThat(e.expectedVersion()).isEqualTo(3);
                        assertThat(e.foundVersion()).isEqualTo(5);
                    });
            assertThat(store.getEvents("ledger-1", 0)).hasSize(5);
        }

        @Test
        void anAggregateTakenForNewIsReportedWithItsVersion() {
            store.append("ledger-1", Ledger.bookings("ledger-1", 0, 5), 0);
            assertThatThrownBy(() -> store.append("ledger-1", Ledger.bookings("ledger-1", 0, 1), 0))
                    .isInstanceOfSatisfying(
                            ConcurrencyException.class,
                            e -> assertThat(e.foundVersion()).isEqualTo(5));
        }

        @Test
        void anAggregateThatDoesNotExistIsAtVersionZero() {
            assertThatThrownBy(() -> store.append("ledger-1", Ledger.bookings("ledger-1", 3, 2), 3))
                    .isInstanceOfSatisfying(
                            ConcurrencyException.class,
                            e -> assertThat(e.foundVersion()).isZero());
        }

        @Test
        void allOfItsEventsAreRefused() throws SQLException {
            store.append("ledger-1", Ledger.bookings("ledger-1", 0, 1), 0);
            execute("ALTER TABLE events ADD CONSTRAINT no_ninth_event CHECK (version <> 9)");
            assertThatThrownBy(() -> store.append("ledger-1", Ledger.bookings("ledger-1", 1, 20), 1))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessageContaining("no_ninth_event");
            assertThat(store.getEvents("ledger-1", 0)).hasSize(1);
            store.append("ledger-1", Ledger.bookings("ledger-1", 1, 2), 1);
            assertThat(store.getEvents("ledger-1", 0)).hasSize(3);
        }

        @Test
        void eventsOfAnotherAggregateAreNamed() {
            assertThatThrownBy(() -> store.append("ledger-2", Ledger.bookings("ledger-1", 0, 1), 0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Version 1 of ledger-1 (Ledger) cannot be appended as version 1 of ledger-2");
        }

        @Test
        void versionsThatDoNotFollowAreNamed() {
            assertThatThrownBy(() -> store.append("ledger-1", Ledger.bookings("ledger-1", 4, 1), 0))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void anIdBelongsToOneAggregateTypeOnly() {
            store.append("ledger-1", Ledger.bookings("ledger-1", 0, 1), 0);
            DomainEvent event =
                    ofType("Journal", Ledger.bookings("ledger-1", 1, 1).getFirst());
            assertThatThrownBy(() -> store.append("ledger-1", List.of(event), 1))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessage("ledger-1 is taken: it is of type Ledger, not Journal");
        }

        @Test
        void aTypeTooLongForATableNameIsNamed() {
            DomainEvent event =
                    ofType("L".repeat(49), Ledger.bookings("ledger-1", 0, 1).getFirst());
            assertThatThrownBy(() -> store.append("ledger-1", List.of(event), 0))
                    .isInstanceOf(EventStoreException.class)
                    .hasMessageContaining("at most 48 bytes");
        }
    }

    @Nested
    class StoredEvents {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "UPDATE events SET payload = '{}'",
                    "DELETE FROM events",
                    "DELETE FROM events WHERE false",
                    "TRUNCATE events",
                    "UPDATE \"events_Ledger\" SET payload = '{}'",
                    "DELETE FROM \"events_Ledger\"",
                    "TRUNCATE \"events_Ledger\"",
                })
        void areKeptAgainst(String statement) {
            List<DomainEvent> events = Ledger.bookings("ledger-1", 0, 5);
            store.append("ledger-1", events, 0);
            assertThatThrownBy(() -> execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("Events never change");
            assertThat(store.getEvents("ledger-1", 0)).isEqualTo(events);
        }

        @Test
        void areFoundByCorrelationAndCausationInPlainSql() throws SQLException {
            DomainEvent event = Ledger.bookings("ledger-1", 0, 1).getFirst();
            store.append("ledger-1", List.of(event), 0);
            assertThatCode(() -> execute("DO $$ BEGIN ASSERT (SELECT count(*) = 1 FROM events WHERE correlation_id = '"
                            + event.metadata().correlationId() + "' AND causation_id = correlation_id); END $$"))
                    .doesNotThrowAnyException();
        }
    }

    @Nested
    class TheWholeStore {
        @Test
        void isReadInTheOrderInWhichItWasWritten() {
            store.append("ledger-1", Ledger.bookings("ledger-1", 0, 3), 0);
            store.append("ledger-2", Ledger.bookings("ledger-2", 0, 3), 0);
            store.append("ledger-1", Ledger.bookings("ledger-1", 3, 3), 3);
            assertThat(readAll(Position.START))
                    .extracting(next ->
                            next.event().aggregateId() + " " + next.event().version())
                    .containsExactly(
                            "ledger-1 1",
                            "ledger-1 2",
                            "ledger-1 3",
                            "ledger-2 1",
                            "ledger-2 2",
                            "ledger-2 3",
                            "ledger-1 4",
                            "ledger-1 5",
                            "ledger-1 6");
        }

        @Test
        void canBeReadOnFromAnyPosition() {
            store.append("ledger-1", Ledger.bookings("ledger-1", 0, 10), 0);
            List<PositionedEvent> all = readAll(Position.START);
            assertThat(readAll(all.get(3).position())).isEqualTo(all.subList(4, 10));
            assertThat(readAll(all.get(9).position())).isEmpty();
        }

        @Test
        void isReadAcrossManyBatches() {
            store.append("ledger-1", Ledger.bookings("ledger-1", 0, 1_000), 0);
            store.append("ledger-1", Ledger.bookings("ledger-1", 1_000, 501), 1_000);
            try (Stream<DomainEvent> events = store.getAllEvents(Position.START)) {
                assertThat(events.map(DomainEvent::version).toList())
                        .hasSize(1_501)
                        .isSorted();
            }
        }

        @Test
        void isReadOnlyAsFarAsItIsConsumed() {
            store.append("ledger-1", Ledger.bookings("ledger-1", 0, 2_000), 0);
            List<Integer> batches = new ArrayList<>();
            EventBatches counted = new EventBatches(Position.START, 100, position -> {
                List<PositionedEvent> batch = readAll(position).subList(0, 100);
                batches.add(batch.size());
                return batch;
            });
            for (int i = 0; i < 150; i++) {
                counted.tryAdvance(_ -> {});
            }
            assertThat(batches).containsExactly(100, 100);
        }

        private List<PositionedEvent> readAll(Position from) {
            try (Stream<PositionedEvent> events = store.getAllPositioned(from)) {
                return events.toList();
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static DomainEvent ofType(String aggregateType, DomainEvent event) {
        return new DomainEvent(
                event.eventId(),
                event.aggregateId(),
                aggregateType,
                event.eventType(),
                event.schemaVersion(),
                event.timestamp(),
                event.version(),
                event.payload(),
                event.metadata());
    }
}
