package dev.hindsight.eventsourcing;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.hindsight.testing.TestPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What happens when many write to the same store at once. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class PostgresEventStoreConcurrencyTest {
    private static final EventSerializer SERIALIZER = new EventSerializer(Ledger.EVENT_TYPES);

    private final HikariDataSource pool = pool();
    private final PostgresEventStore store = new PostgresEventStore(pool, SERIALIZER);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @AfterEach
    void release() {
        threads.shutdownNow();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        pool.close();
    }

    @Test
    void ofThoseWhoRaceForAVersionExactlyOneWins() throws Exception {
        int appends = 1_000;
        AtomicInteger open = new AtomicInteger(appends);
        AtomicInteger conflicts = new AtomicInteger();
        inParallel(16, _ -> {
            while (open.getAndDecrement() > 0) {
                conflicts.addAndGet(appendUntilItWins(
                        "ledger-" + ThreadLocalRandom.current().nextInt(4)));
            }
        });
        List<List<DomainEvent>> streams = IntStream.range(0, 4)
                .mapToObj(i -> store.getEvents("ledger-" + i, 0))
                .toList();
        for (List<DomainEvent> stream : streams) {
            assertThat(stream)
                    .extracting(DomainEvent::version)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, stream.size()).boxed().toList());
        }
        assertThat(streams.stream().mapToInt(List::size).sum()).isEqualTo(appends);
        assertThat(conflicts).as("the race was one").hasPositiveValue();
    }

    @Test
    void everyoneWhoOpensANewStoreAtOnceSucceeds() throws Exception {
        try (HikariDataSource empty = pool()) {
            inParallel(8, i -> {
                PostgresEventStore mine = new PostgresEventStore(empty, SERIALIZER);
                mine.append("ledger-" + i, Ledger.bookings("ledger-" + i, 0, 3), 0);
            });
            try (Stream<DomainEvent> events = new PostgresEventStore(empty, SERIALIZER).getAllEvents(Position.START)) {
                assertThat(events).hasSize(24);
            }
        }
    }

    @Test
    void aNewAggregateTypeDoesNotWaitForAnOpenTransaction() throws Exception {
        store.append("ledger-1", Ledger.bookings("ledger-1", 0, 1), 0);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            store.append(connection, Ledger.bookings("ledger-1", 1, 1), 1);
            DomainEvent event = Ledger.bookings("journal-1", 0, 1).getFirst();
            store.append("journal-1", List.of(ofType("Journal", event)), 0);
            connection.rollback();
        }
        assertThat(store.getEvents("journal-1", 0)).hasSize(1);
    }

    @Test
    void aFollowerSeesEveryEventOnceAndInOrderHoweverLateItIsCommitted() throws Exception {
        Set<UUID> committed = ConcurrentHashMap.newKeySet();
        store.append("ledger-warm", Ledger.bookings("ledger-warm", 0, 1), 0);
        Future<?> writing = threads.submit(() -> {
            inParallel(8, i -> writeInTransactions("ledger-" + i, new Random(i), committed));
            return null;
        });
        List<PositionedEvent> seen = follow(writing);
        assertThat(seen).extracting(PositionedEvent::position).isSorted().doesNotHaveDuplicates();
        assertThat(seen.stream()
                        .map(PositionedEvent::event)
                        .filter(event -> !event.aggregateId().equals("ledger-warm")))
                .extracting(DomainEvent::eventId)
                .containsExactlyInAnyOrderElementsOf(committed);
    }

    /** Polls as a projection does: always on from the last position, and once more when all is written. */
    private List<PositionedEvent> follow(Future<?> writing) throws ExecutionException, InterruptedException {
        List<PositionedEvent> seen = new ArrayList<>();
        Position last = Position.START;
        boolean finished;
        do {
            finished = writing.isDone();
            try (Stream<PositionedEvent> events = store.getAllPositioned(last)) {
                events.forEach(seen::add);
            }
            last = seen.isEmpty() ? Position.START : seen.getLast().position();
        } while (!finished);
        writing.get();
        return seen;
    }

    /** Some transactions stay open for a while, and some come to nothing. */
    private void writeInTransactions(String id, Random random, Set<UUID> committed)
            throws SQLException, InterruptedException {
        long version = 0;
        for (int i = 0; i < 60; i++) {
            List<DomainEvent> events = Ledger.bookings(id, version, 1 + random.nextInt(3));
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(false);
                store.append(connection, events, version);
                TimeUnit.MILLISECONDS.sleep(random.nextInt(10) == 0 ? 150 : random.nextInt(5));
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    events.forEach(event -> committed.add(event.eventId()));
                    version += events.size();
                }
            }
        }
    }

    /** @return how often somebody else was faster */
    private int appendUntilItWins(String id) {
        long version = 0;
        for (int conflicts = 0; ; conflicts++) {
            try {
                store.append(id, Ledger.bookings(id, version, 1), version);
                return conflicts;
            } catch (ConcurrencyException e) {
                assertThat(e.foundVersion()).isGreaterThan(e.expectedVersion());
                assertThat(e.expectedVersion()).isEqualTo(version);
                version = e.foundVersion();
            }
        }
    }

    private void inParallel(int writers, Writer writer) throws InterruptedException, ExecutionException {
        List<Callable<Boolean>> tasks = IntStream.range(0, writers)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    writer.write(i);
                    return true;
                })
                .toList();
        for (Future<Boolean> done : threads.invokeAll(tasks)) {
            done.get();
        }
    }

    private static HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setDataSource(TestPostgres.freshDatabase());
        pool.setMaximumPoolSize(18);
        return pool;
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

    private interface Writer {
        void write(int number) throws Exception;
    }
}
