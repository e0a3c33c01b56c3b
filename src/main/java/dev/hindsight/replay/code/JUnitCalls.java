package dev.hindsight.replay.code;

import dev.hindsight.replay.ReplayCall;
import java.util.stream.Collectors;

/** The part of a written test that calls the aggregate, as the replay called it. */
final class JUnitCalls {
    private static final String BLANK = """
                /** To which nothing has happened yet. */
                private static Object blank(Class<?> type, String id) throws Exception {
                    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
                        constructor.setAccessible(true);
                        if (constructor.getParameterCount() == 0) {
                            return constructor.newInstance();
                        }
                    }
                    for (String name : List.of("blank", "empty", "initial", "create", "newInstance", "init")) {
                        for (Method method : type.getDeclaredMethods()) {
                            boolean fits = Modifier.isStatic(method.getModifiers()) && method.getParameterCount() == 0;
                            if (fits && method.getName().equals(name)) {
                                method.setAccessible(true);
                                return method.invoke(null);
                            }
                        }
                    }
                    Constructor<?> byId = type.getDeclaredConstructor(String.class);
                    byId.setAccessible(true);
                    return byId.newInstance(id);
                }

            """;

    private static final String APPLY = """
                /** Calls the method that takes the event, private or not; the state is the same object, or the one returned. */
                private static Object apply(Object state, Object event) throws Exception {
                    Method best = null;
                    for (Class<?> type = state.getClass(); type != null; type = type.getSuperclass()) {
                        for (Method method : type.getDeclaredMethods()) {
                            if (IS_HANDLER && !method.isBridge() && method.getParameterCount() > 0) {
                                Class<?> taken = method.getParameterTypes()[0];
                                boolean better = best == null
                                        || (taken != best.getParameterTypes()[0]
                                                && best.getParameterTypes()[0].isAssignableFrom(taken));
                                best = taken.isInstance(event) && better ? method : best;
                            }
                        }
                    }
                    if (best == null) {
                        return state;
                    }
                    Object[] arguments = new Object[best.getParameterCount()];
                    arguments[0] = event;
                    for (int i = 1; i < arguments.length; i++) {
                        Class<?> extra = best.getParameterTypes()[i];
                        arguments[i] = extra == boolean.class ? (Object) false : extra == long.class ? 0L : Instant.EPOCH;
                    }
                    best.setAccessible(true);
                    Object result = best.invoke(state, arguments);
                    return result != null && best.getReturnType().isAssignableFrom(state.getClass()) ? result : state;
                }
            """;

    private static final String EVOLVE = """
                private static Object apply(Object state, Object event) throws Exception {
                    Method best = null;
                    for (Method method : TYPE.class.getDeclaredMethods()) {
                        if (method.getName().equals("MEMBER") && !method.isBridge() && method.getParameterCount() == 2) {
                            Class<?> taken = method.getParameterTypes()[1];
                            boolean better = best == null || best.getParameterTypes()[1].isAssignableFrom(taken);
                            best = taken.isInstance(event) && better ? method : best;
                        }
                    }
                    if (best == null) {
                        return state;
                    }
                    best.setAccessible(true);
                    return best.invoke(Modifier.isStatic(best.getModifiers()) ? null : owner(), state, event);
                }

                private static Object owner() throws Exception {
                    Constructor<?> constructor = TYPE.class.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    return constructor.newInstance();
                }

                /** A method or a field. */
                private static Object initial(Class<?> type, String name) throws Exception {
                    for (Method method : type.getDeclaredMethods()) {
                        if (method.getName().equals(name) && method.getParameterCount() == 0) {
                            method.setAccessible(true);
                            return method.invoke(Modifier.isStatic(method.getModifiers()) ? null : owner());
                        }
                    }
                    Field field = type.getDeclaredField(name);
                    field.setAccessible(true);
                    return field.get(null);
                }
            """;

    private static final String REHYDRATE = """
                private static Object rehydrate(Class<?> type, String name, List<Object> events) throws Exception {
                    for (Method method : type.getDeclaredMethods()) {
                        if (method.getName().equals(name) && method.getParameterCount() == 1) {
                            method.setAccessible(true);
                            Class<?> taken = method.getParameterTypes()[0];
                            if (taken.isArray()) {
                                Object array = Array.newInstance(taken.getComponentType(), events.size());
                                return method.invoke(null, (Object) events.toArray((Object[]) array));
                            }
                            Object argument = taken == Stream.class
                                    ? events.stream()
                                    : taken == Iterator.class ? events.iterator() : events;
                            return method.invoke(null, argument);
                        }
                    }
                    throw new NoSuchMethodException(name);
                }
            """;

    private static final String AXON = """
                /** As Axon's repository does it, by Axon's own model of the aggregate. */
                @SuppressWarnings("unchecked")
                private static void replay(
                        Class<?> type, Object state, Stream<DomainEventData<byte[]>> stored) {
                    Class<Object> aggregate = (Class<Object>) type;
                    var serializer = JacksonSerializer.builder()
                            .objectMapper(EVENTS)
                            .build();
                    EventSourcedAggregate.initialize(
                                    state,
                                    AnnotatedAggregateMetaModelFactory
                                            .inspectAggregate(aggregate),
                                    null,
                                    NoSnapshotTriggerDefinition.TRIGGER)
                            .initializeState(EventStreamUtils.upcastAndDeserializeDomainEvents(
                                    stored, serializer, events -> events.flatMap(event -> upcast(event).stream())));
                }

                private static DomainEventData<byte[]> stored(
                        String stream, long version, String type, String revision, String at, String payload) {
                    return new GenericDomainEventEntry<>(
                            "aggregate", stream, version, stream + version, Instant.parse(at), type, revision,
                            payload.getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8));
                }

                /** Those of the application that were found; each is applied once, when it takes the event. */
                private static List<IntermediateEventRepresentation> upcast(
                        IntermediateEventRepresentation event) {
                    var forms = List.of(event);
                    List<EventUpcaster> unused = upcasters();
                    for (int i = 0; i < unused.size(); i++) {
                        var after = unused.get(i).upcast(forms.stream()).toList();
                        if (!after.equals(forms)) {
                            forms = after;
                            unused.remove(i);
                            i = -1;
                        }
                    }
                    return forms;
                }

                private static List<EventUpcaster> upcasters() {
                    List<EventUpcaster> upcasters = new ArrayList<>();
                    for (String name : List.<String>of(UPCASTERS)) {
                        try {
                            Constructor<?> constructor = Class.forName(name).getDeclaredConstructor();
                            constructor.setAccessible(true);
                            upcasters.add((EventUpcaster)
                                    constructor.newInstance());
                        } catch (ReflectiveOperationException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                    return upcasters;
                }
            """;

    private static final String AXON_IMPORTS = """
            import java.nio.charset.StandardCharsets;
            import org.axonframework.eventhandling.DomainEventData;
            import org.axonframework.eventhandling.GenericDomainEventEntry;
            import org.axonframework.eventsourcing.EventSourcedAggregate;
            import org.axonframework.eventsourcing.EventStreamUtils;
            import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
            import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
            import org.axonframework.serialization.json.JacksonSerializer;
            import org.axonframework.serialization.upcasting.event.EventUpcaster;
            import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
            """;

    private JUnitCalls() {}

    /** What those methods need beside what every test does. */
    static String imports(ReplayCall call) {
        return areOfAxon(call) ? AXON_IMPORTS : "";
    }

    /** Whether Axon itself has to replay: with members, and handlers that are inherited. */
    static boolean areOfAxon(ReplayCall call) {
        return call.style().equals("ANNOTATED") && call.member().equals("EventSourcingHandler");
    }

    /**
     * The methods of a test that call the code.
     *
     * @param type the aggregate, as Java names it in a source
     */
    static String of(ReplayCall call, String type) {
        if (areOfAxon(call)) {
            return BLANK + AXON.replace("UPCASTERS", upcasters(call));
        }
        return switch (call.style()) {
            case "REHYDRATE" -> REHYDRATE;
            case "EVOLVE" -> EVOLVE.replace("TYPE", type).replace("MEMBER", call.member());
            case "ANNOTATED" -> BLANK + APPLY.replace("IS_HANDLER", annotated(call));
            default -> BLANK + APPLY.replace("IS_HANDLER", "method.getName().equals(\"%s\")".formatted(call.member()));
        };
    }

    private static String annotated(ReplayCall call) {
        return "Arrays.stream(method.getAnnotations()).anyMatch(a -> a.annotationType().getSimpleName().equals(\"%s\"))"
                .formatted(call.member());
    }

    private static String upcasters(ReplayCall call) {
        return call.upcasters().stream()
                .map(name -> "\n                    \"%s\"".formatted(name))
                .collect(Collectors.joining(","));
    }
}
