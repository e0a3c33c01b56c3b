package dev.hindsight.replay.runner;

import java.lang.reflect.Method;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of Axon Framework 4, replayed by Axon's own model of it, as its repository does: with entities,
 * inheritance, parameter resolvers and the lifecycle that handlers may ask. Nothing else of Axon runs: no bus, no
 * configuration, no repository.
 */
final class AxonFold implements Fold {
    private static final String AGGREGATE = "org.axonframework.eventsourcing.EventSourcedAggregate";
    private static final String MODEL = "org.axonframework.modelling.command.inspection.AggregateModel";
    private static final String FACTORY =
            "org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory";
    private static final String EVENT_BUS = "org.axonframework.eventhandling.EventBus";
    private static final String TRIGGER = "org.axonframework.eventsourcing.SnapshotTrigger";
    private static final String NO_TRIGGER = "org.axonframework.eventsourcing.NoSnapshotTriggerDefinition";
    private static final String MESSAGE = "org.axonframework.eventhandling.GenericDomainEventMessage";
    private static final String EVENT = "org.axonframework.eventhandling.DomainEventMessage";
    private static final String STREAM = "org.axonframework.eventsourcing.eventstore.DomainEventStream";

    private final Object root;
    private final Object aggregate;
    private final Method initializeState;
    private final Method streamOf;
    private final java.lang.reflect.Constructor<?> message;

    private AxonFold(Object root, Object aggregate) throws ReflectiveOperationException {
        this.root = root;
        this.aggregate = aggregate;
        this.initializeState = aggregate.getClass().getMethod("initializeState", Class.forName(STREAM));
        this.streamOf = Class.forName(STREAM).getMethod("of", Class.forName(EVENT));
        this.message = Class.forName(MESSAGE)
                .getConstructor(
                        String.class, String.class, long.class, Object.class, Map.class, String.class, Instant.class);
    }

    /** Whether Axon's event sourcing, in a version that is built like this, is on the class path. */
    static boolean fits(Class<?> type, String annotation) {
        try {
            return annotation.equals("EventSourcingHandler")
                    && Class.forName(AGGREGATE).getMethod("initializeState", Class.forName(STREAM)) != null;
        } catch (ClassNotFoundException | NoSuchMethodException | LinkageError e) {
            return false;
        }
    }

    static AxonFold begin(Class<?> type, String stream) throws Exception {
        Object root = new BlankAggregate(type).make(stream);
        if (root == null) {
            throw new BindingException(
                    "%s has no constructor without parameters, which Axon asks for.".formatted(type.getName()));
        }
        Object model = Class.forName(FACTORY)
                .getMethod("inspectAggregate", Class.class)
                .invoke(null, type);
        Object noTrigger = Class.forName(NO_TRIGGER).getField("TRIGGER").get(null);
        Object aggregate = Class.forName(AGGREGATE)
                .getMethod(
                        "initialize",
                        Object.class,
                        Class.forName(MODEL),
                        Class.forName(EVENT_BUS),
                        Class.forName(TRIGGER))
                .invoke(null, root, model, null, noTrigger);
        return new AxonFold(root, aggregate);
    }

    @Override
    public void apply(Object event, RecordedEvent recorded) throws Exception {
        Object one = message.newInstance(
                recorded.streamType(),
                recorded.stream(),
                recorded.version(),
                event,
                Metadata.of(recorded.metadata()),
                recorded.id(),
                recorded.at());
        initializeState.invoke(aggregate, streamOf.invoke(null, one));
    }

    @Override
    public @Nullable Object state() {
        return root;
    }
}
