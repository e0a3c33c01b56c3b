package dev.hindsight.sample;

import dev.hindsight.eventsourcing.Aggregate;
import dev.hindsight.eventsourcing.ConcurrencyException;
import dev.hindsight.eventsourcing.DomainEvent;
import dev.hindsight.eventsourcing.Repository;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Consumer;

/**
 * The aggregates of one kind that are being worked on, kept in memory: an account with thousands of postings is not
 * rebuilt for each of them. For use by one thread; other processes may write to the same store.
 */
final class Desk<A extends Aggregate> {
    private static final int ROOM = 500;
    private static final int ATTEMPTS = 5;

    private final Repository<A> repository;
    private final Consumer<DomainEvent> listener;
    private final SequencedMap<String, A> aggregates = new LinkedHashMap<>(16, 0.75f, true);

    /** The listener is told of every event once it is stored. */
    Desk(Repository<A> repository, Consumer<DomainEvent> listener) {
        this.repository = repository;
        this.listener = listener;
    }

    /** The aggregate as far as it is known here; blank if nothing has happened to it. */
    A look(String id) {
        A aggregate = aggregates.computeIfAbsent(id, repository::load);
        if (aggregates.size() > ROOM) {
            aggregates.pollFirstEntry();
        }
        return aggregate;
    }

    /** Gives a command and stores what comes of it; begins anew if another process was faster. */
    void change(String id, Consumer<A> command) {
        for (int attempt = 1; ; attempt++) {
            try {
                changeOnce(id, command).forEach(listener);
                return;
            } catch (ConcurrencyException e) {
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private List<DomainEvent> changeOnce(String id, Consumer<A> command) {
        A aggregate = look(id);
        try {
            command.accept(aggregate);
            List<DomainEvent> events = aggregate.getUncommittedChanges();
            repository.save(aggregate);
            return events;
        } catch (RuntimeException e) {
            // It may hold events that were never stored.
            aggregates.remove(id);
            throw e;
        }
    }
}
