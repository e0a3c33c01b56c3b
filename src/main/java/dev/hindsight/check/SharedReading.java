package dev.hindsight.check;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.HeaderRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One reading of a store at which several checks look on. Each of them fails by itself; what the store fails at, all of
 * them fail at. For one thread.
 */
final class SharedReading {
    private static final int TELL_EVERY = 50_000;

    private final List<Onlooker> onlookers;
    private final Cancellation cancellation;
    private final List<Taker> takers = new ArrayList<>();
    private final Map<Class<?>, Taker> shared = new HashMap<>();
    private final CheckListener everybody;
    private List<Taker> ofCurrent = new ArrayList<>();

    /** What is read of each event. */
    enum Of {
        /** Plain values, for those who compare each event with the one before it in its stream. */
        ROWS,
        HEADERS
    }

    /** A check, and who is told what it finds. */
    record Onlooker(LookingCheck check, CheckListener listener) {}

    /** Somebody who sees the events, and what he failed at. */
    private static final class Taker {
        private final EventTaker events;
        private @Nullable RuntimeException failure;

        Taker(EventTaker events) {
            this.events = events;
        }

        void hand(Consumer<EventTaker> event) {
            if (failure == null) {
                try {
                    event.accept(events);
                } catch (RuntimeException e) {
                    failure = e;
                }
            }
        }

        boolean goesOn() {
            return failure == null && events.goesOn();
        }
    }

    /** The checks are of one store, and read the same of it. */
    SharedReading(List<Onlooker> onlookers, Cancellation cancellation) {
        this.onlookers = List.copyOf(onlookers);
        this.cancellation = cancellation;
        this.everybody = new CheckListener() {
            @Override
            public void found(Finding finding) {
                throw new IllegalStateException("Reading finds nothing");
            }

            @Override
            public void progress(Progress progress) {
                SharedReading.this.onlookers.forEach(
                        onlooker -> onlooker.listener().progress(progress));
            }
        };
    }

    /** What several checks need to see the events is made for the first that asks, and sees each event once. */
    <T extends EventTaker> T shared(Class<T> type, Supplier<T> make) {
        Taker taker = shared.get(type);
        if (taker == null) {
            taker = new Taker(make.get());
            shared.put(type, taker);
            takers.add(taker);
        }
        ofCurrent.add(taker);
        return type.cast(taker.events);
    }

    /** Reads the store, and gives for each check what it comes to: its outcome, or what it throws. */
    List<Supplier<Outcome>> read() {
        List<Supplier<Look>> looks = onlookers.stream().map(this::begin).toList();
        Supplier<Ending> ending = reading();
        return looks.stream()
                .<Supplier<Outcome>>map(look -> () -> look.get().end(ending.get()))
                .toList();
    }

    /** Gives the look of a check, or throws what it, or what it needs, failed at. */
    private Supplier<Look> begin(Onlooker onlooker) {
        List<Taker> needed = new ArrayList<>();
        ofCurrent = needed;
        try {
            Look look = onlooker.check().look(this, onlooker.listener(), cancellation);
            if (look.wantsEvents()) {
                needed.add(new Taker(look));
                takers.add(needed.getLast());
            }
            return () -> {
                needed.forEach(SharedReading::throwFailure);
                return look;
            };
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private static void throwFailure(Taker taker) {
        RuntimeException failure = taker.failure;
        if (failure != null) {
            throw failure;
        }
    }

    private Supplier<Ending> reading() {
        try {
            Ending ending = onlookers.getFirst().check().reading() == Of.ROWS ? rows() : headers();
            return () -> ending;
        } catch (RuntimeException e) {
            return () -> {
                throw e;
            };
        }
    }

    private EventStore store() {
        return onlookers.getFirst().check().store();
    }

    private Ending rows() {
        List<Taker> wanting = List.copyOf(takers);
        Consumer<HeaderRow> counting = counting();
        while (!wanting.isEmpty()) {
            List<Taker> now = wanting;
            Consumer<HeaderRow> sink = counting.andThen(row -> now.forEach(taker -> taker.hand(all -> all.take(row))));
            Ending ending = store().rows(EventQuery.all(), List.of(), Integer.MAX_VALUE - 1, sink, cancellation);
            if (!ending.complete()) {
                return ending;
            }
            wanting = now.stream().filter(Taker::goesOn).toList();
            counting = row -> {};
        }
        return new Ending.Complete();
    }

    private Consumer<HeaderRow> counting() {
        long[] events = {0};
        return row -> {
            if (++events[0] % TELL_EVERY == 0) {
                everybody.progress(new Progress(events[0], 0, "events"));
            }
        };
    }

    private Ending headers() {
        return takers.isEmpty()
                ? new Ending.Complete()
                : new WholeStore(store(), everybody, cancellation)
                        .headers(event -> takers.forEach(taker -> taker.hand(all -> all.take(event))));
    }
}
