package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.StoredEvent;
import dev.hindsight.eventsourcing.projection.Batch.Step;
import dev.hindsight.eventsourcing.projection.ReadModels.Build;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a projection batch by batch. The rows of a batch and how far it came are committed in one transaction, so that
 * whenever it is killed, each event has been applied wholly or not at all. Any number of processes may try: they wait
 * for one another, and whoever finds that another was faster reads again. For use by one thread.
 */
public final class Projector {
    private static final Logger LOG = LoggerFactory.getLogger(Projector.class);
    private static final int LIVE_BATCH = 500;
    private static final int REBUILD_BATCH = 5_000;

    private final EventStore store;
    private final ReadModels models;
    private final Projection projection;

    /** @param models where the rows go; another database than that of the events, if so wished */
    public Projector(EventStore store, ReadModels models, Projection projection) {
        this.store = store;
        this.models = models;
        this.projection = projection;
    }

    /**
     * Applies all events that are safe to read now.
     *
     * @throws ProjectionException if the database cannot be reached; call again, it goes on where it was
     */
    public void catchUp() {
        models.prepare(projection, Build.LIVE);
        applyAll(Build.LIVE, LIVE_BATCH);
    }

    /** Applies the next events, if there are any, and tells whether there may be more. */
    boolean advance() {
        Position after = models.position(projection, Build.LIVE);
        Batch batch = Batch.read(store, projection, after, LIVE_BATCH);
        return !batch.upTo().equals(after) && (commit(batch, Build.LIVE) || batch.isFull());
    }

    void prepare() {
        models.prepare(projection, Build.LIVE);
    }

    /**
     * Builds the tables anew from all events beside the live ones, which are read and kept up to date meanwhile, and
     * then puts them in their place at once. One that was killed goes on where it was.
     */
    public void rebuild() {
        models.prepare(projection, Build.REBUILD);
        do {
            applyAll(Build.REBUILD, REBUILD_BATCH);
        } while (!switchOver());
    }

    /** The next batch is read and decoded while one is written. */
    private void applyAll(Build build, int size) {
        Position after = models.position(projection, build);
        CompletableFuture<Batch> next = reading(after, size);
        while (true) {
            Batch batch = next.join();
            if (batch.upTo().equals(batch.after())) {
                return;
            }
            next = batch.isFull() ? reading(batch.upTo(), size) : next;
            if (!commit(batch, build)) {
                next.join();
                next = reading(models.position(projection, build), size);
            } else if (!batch.isFull()) {
                return;
            }
        }
    }

    private CompletableFuture<Batch> reading(Position after, int size) {
        return CompletableFuture.supplyAsync(
                () -> Batch.read(store, projection, after, size),
                work -> Thread.ofVirtual()
                        .name("projection " + projection.name())
                        .start(work));
    }

    /** Returns false if somebody else has come further meanwhile, and nothing was done. */
    private boolean commit(Batch batch, Build build) {
        String failure = "Cannot write the rows of " + projection.name();
        try {
            return models.inTransaction(failure, statement -> write(statement, batch, build));
        } catch (ProjectionException e) {
            if (batch.steps().size() <= 1 || !isRefusalOfData(e)) {
                throw e;
            }
        }
        // The server refuses a value: one by one, it is seen which event it came from.
        return oneByOne(batch, build);
    }

    private boolean oneByOne(Batch batch, Build build) {
        Position after = batch.after();
        for (Step step : batch.steps()) {
            Position here = step.event().position();
            Batch single = new Batch(after, here, true, List.of(step));
            if (!commitOrSetAside(single, build)) {
                return false;
            }
            after = here;
        }
        return commit(new Batch(after, batch.upTo(), batch.isFull(), List.of()), build);
    }

    private boolean commitOrSetAside(Batch single, Build build) {
        try {
            return commit(single, build);
        } catch (ProjectionException e) {
            if (!isRefusalOfData(e)) {
                throw e;
            }
            Step step = single.steps().getFirst();
            Step poisoned = new Step(step.event(), List.of(), e);
            return commit(new Batch(single.after(), single.upTo(), single.isFull(), List.of(poisoned)), build);
        }
    }

    /** Classes 22 and 23 are data that the server cannot take; all others are troubles of its own. */
    private static boolean isRefusalOfData(ProjectionException e) {
        return e.getCause() instanceof SQLException cause
                && cause.getSQLState() != null
                && (cause.getSQLState().startsWith("22") || cause.getSQLState().startsWith("23"));
    }

    private boolean write(Statement statement, Batch batch, Build build) throws SQLException {
        Connection connection = statement.getConnection();
        if (models.lock(connection, projection, build)
                .filter(batch.after()::equals)
                .isEmpty()) {
            return false;
        }
        Rows rows = Rows.touchedBy(batch.steps(), connection, models.schemaOf(build));
        for (Step step : batch.steps()) {
            apply(step, rows, connection, build);
        }
        rows.write(connection, models.schemaOf(build));
        models.advance(connection, projection, build, batch.upTo());
        return true;
    }

    private void apply(Step step, Rows rows, Connection connection, Build build) throws SQLException {
        if (step.failure() != null) {
            setAside(step, step.failure(), connection, build);
            return;
        }
        try {
            rows.apply(step);
        } catch (RuntimeException e) {
            setAside(step, e, connection, build);
        }
    }

    private void setAside(Step step, Exception failure, Connection connection, Build build) throws SQLException {
        StoredEvent event = step.event().stored();
        LOG.warn("{} goes on without event {}: {}", projection.name(), event.eventId(), failure.getMessage());
        String sql = """
            INSERT INTO %s (projection, build, transaction_id, position, event_id, aggregate_id, version, event_type,
                            error)
            VALUES (?, ?, ?::text::xid8, ?, ?, ?, ?, ?, ?)\
            """.formatted(models.table("poison_events"));
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, projection.name());
            insert.setString(2, build.stored());
            insert.setString(3, Long.toString(step.event().position().transactionId()));
            insert.setLong(4, step.event().position().sequence());
            insert.setObject(5, event.eventId());
            insert.setString(6, event.aggregateId());
            insert.setLong(7, event.version());
            insert.setString(8, event.eventType());
            insert.setString(9, failure.getClass().getSimpleName() + ": " + failure.getMessage());
            insert.executeUpdate();
        }
    }

    /** Switches unless the live tables have come further: readers never go back in time. */
    private boolean switchOver() {
        return models.inTransaction("Cannot switch to the rebuilt tables of " + projection.name(), statement -> {
            Connection connection = statement.getConnection();
            Position live = models.lock(connection, projection, Build.LIVE).orElse(Position.START);
            Position rebuilt =
                    models.lock(connection, projection, Build.REBUILD).orElseThrow();
            if (rebuilt.compareTo(live) < 0) {
                return false;
            }
            models.switchOver(connection, projection);
            return true;
        });
    }
}
