package dev.hindsight.eventsourcing;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads and saves aggregates of one kind. Safe for use by several threads, its aggregates are not. */
public final class Repository<A extends Aggregate> {
    private static final Logger LOG = LoggerFactory.getLogger(Repository.class);

    private final EventStore store;
    private final Function<String, A> loading;
    private final BiConsumer<A, List<DomainEvent>> afterSaving;
    private final int attempts;

    /**
     * @param rehydrate builds an aggregate from its events, a blank one from none
     * @param attempts how often {@link #update} tries in all before it gives up, at least 1
     */
    public Repository(EventStore store, Function<List<DomainEvent>, A> rehydrate, int attempts) {
        this(store, id -> rehydrate.apply(store.getEvents(id, 0)), (_, _) -> {}, attempts);
    }

    private Repository(
            EventStore store, Function<String, A> loading, BiConsumer<A, List<DomainEvent>> afterSaving, int attempts) {
        if (attempts < 1) {
            throw new IllegalArgumentException("At least one attempt is needed, not " + attempts);
        }
        this.store = store;
        this.loading = loading;
        this.afterSaving = afterSaving;
        this.attempts = attempts;
    }

    /** A repository that loads by snapshots, and takes one every {@value Snapshots#EVERY} events. */
    public static <A extends Aggregate & Snapshotted<S>, S extends Record> Repository<A> withSnapshots(
            EventStore store, Snapshots<A, S> snapshots, int attempts) {
        return new Repository<>(store, id -> snapshots.load(id, Long.MAX_VALUE), snapshots::takeIfDue, attempts);
    }

    /** The aggregate as it is now; blank, with version 0, if nothing has happened to it yet. */
    public A load(String aggregateId) {
        return loading.apply(aggregateId);
    }

    /**
     * Stores what is new in the aggregate.
     *
     * @throws ConcurrencyException if somebody else was faster; the aggregate is of no more use then
     */
    public void save(A aggregate) {
        List<DomainEvent> changes = aggregate.getUncommittedChanges();
        if (changes.isEmpty()) {
            return;
        }
        store.append(changes.getFirst().aggregateId(), changes, aggregate.getVersion() - changes.size());
        aggregate.markCommitted();
        afterSaving.accept(aggregate, changes);
    }

    /**
     * Loads the aggregate, gives it the command and saves it; begins anew if somebody else was faster.
     *
     * @param command runs once per attempt, each time on a freshly loaded aggregate
     * @return the aggregate after the command
     * @throws ConcurrencyException if somebody else was faster at every attempt
     */
    public A update(String aggregateId, Consumer<A> command) {
        for (int attempt = 1; ; attempt++) {
            A aggregate = load(aggregateId);
            command.accept(aggregate);
            try {
                save(aggregate);
                return aggregate;
            } catch (ConcurrencyException e) {
                if (attempt == attempts) {
                    throw e;
                }
                LOG.debug("Attempt {} of {}: {}", attempt, attempts, e.getMessage());
            }
        }
    }
}
