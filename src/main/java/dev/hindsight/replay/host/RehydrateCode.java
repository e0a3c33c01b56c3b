package dev.hindsight.replay.host;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayedBy;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/**
 * Aggregates with a static {@code rehydrate(List)} and an {@code applyEvent(event, isNew)}. Rehydrating nothing gives the
 * blank aggregate, to which events are then applied one by one: what rehydrate does, but observed after every event.
 */
public final class RehydrateCode implements AggregateCode {
    private final Class<?> aggregateClass;
    private final Method rehydrate;
    private final Method applyEvent;
    private final Function<StoredEvent, Object> decoder;
    private final Set<String> bookkeeping;
    private final ReplayedBy.Code description;

    /**
     * Looks for the two methods.
     *
     * @param decoder turns a stored event into what the two methods take
     * @param bookkeeping the names of fields that are not state
     * @throws ReplayException if the class lacks one of the methods
     */
    public RehydrateCode(
            Class<?> aggregateClass,
            Class<?> eventClass,
            Function<StoredEvent, Object> decoder,
            Set<String> bookkeeping) {
        this.aggregateClass = aggregateClass;
        this.rehydrate = method(aggregateClass, "rehydrate", List.class);
        this.applyEvent = method(aggregateClass, "applyEvent", eventClass, boolean.class);
        this.decoder = decoder;
        this.bookkeeping = Set.copyOf(bookkeeping);
        this.description = CodeOrigin.describe(aggregateClass, "rehydrate(List), applyEvent(event, false)");
    }

    @Override
    public ReplayedBy.Code describe() {
        return description;
    }

    @Override
    public Set<String> bookkeeping() {
        return bookkeeping;
    }

    @Override
    public Fold begin() throws ReflectiveOperationException {
        Object aggregate = Objects.requireNonNull(
                rehydrate.invoke(null, List.of()),
                () -> aggregateClass.getName() + ".rehydrate gave null for an empty list.");
        return new Fold() {
            @Override
            public void apply(StoredEvent event) throws ReflectiveOperationException {
                applyEvent.invoke(aggregate, decoder.apply(event), false);
            }

            @Override
            public Object aggregate() {
                return aggregate;
            }
        };
    }

    private static Method method(Class<?> aggregateClass, String name, Class<?>... parameters) {
        try {
            return aggregateClass.getMethod(name, parameters);
        } catch (NoSuchMethodException e) {
            throw new ReplayException(
                    "%s cannot be replayed: it has no public method %s.".formatted(aggregateClass.getName(), name), e);
        }
    }
}
