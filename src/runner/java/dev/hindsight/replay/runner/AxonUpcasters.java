package dev.hindsight.replay.runner;

import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The application's own upcasters for Axon Framework 4, run on Axon's own representation of an event before it is
 * decoded. Each is applied at most once to an event, as in Axon's chain; how the application orders the chain cannot be
 * seen from here, so an upcaster that does not take a form yet is asked again when another has changed it.
 */
final class AxonUpcasters {
    private static final String PACKAGE = "org.axonframework.serialization.";
    private static final String MAPPER = "com.fasterxml.jackson.databind.ObjectMapper";

    private final List<Object> upcasters;
    private final Object serializer;
    private final Constructor<?> entry;
    private final Constructor<?> initial;
    private final Method upcast;
    private final Class<?> form;

    private AxonUpcasters(List<Object> upcasters, Object serializer) throws ReflectiveOperationException {
        this.upcasters = upcasters;
        this.serializer = serializer;
        this.entry = Class.forName("org.axonframework.eventhandling.GenericDomainEventEntry")
                .getConstructors()[0];
        this.initial = Class.forName(PACKAGE + "upcasting.event.InitialEventRepresentation")
                .getConstructors()[0];
        this.upcast = Class.forName(PACKAGE + "upcasting.Upcaster").getMethod("upcast", Stream.class);
        this.form = Class.forName(PACKAGE + "upcasting.event.IntermediateEventRepresentation");
    }

    /** {@code mapper} is the application's; where it is not of Jackson 2, there is nothing that Axon could use. */
    static Optional<AxonUpcasters> of(List<String> classes, Optional<JacksonMapper> mapper) throws Exception {
        Object jackson = mapper.map(JacksonMapper::mapper).orElse(null);
        if (classes.isEmpty() || jackson == null || !isOfJackson2(jackson)) {
            return Optional.empty();
        }
        Class<?> serializers = Class.forName(PACKAGE + "json.JacksonSerializer");
        Object builder = serializers.getMethod("builder").invoke(null);
        builder.getClass().getMethod("objectMapper", Class.forName(MAPPER)).invoke(builder, jackson);
        Object serializer = builder.getClass().getMethod("build").invoke(builder);
        List<Object> upcasters = new ArrayList<>();
        for (String name : classes) {
            Constructor<?> constructor = Folds.load(name).getDeclaredConstructor();
            constructor.setAccessible(true);
            upcasters.add(constructor.newInstance());
        }
        upcasters.sort(Comparator.comparingInt(upcaster -> order(upcaster.getClass())));
        return Optional.of(new AxonUpcasters(upcasters, serializer));
    }

    private static boolean isOfJackson2(Object mapper) {
        for (Class<?> type = mapper.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getName().equals(MAPPER)) {
                return true;
            }
        }
        return false;
    }

    /** What Spring and Axon order the chain by. */
    private static int order(Class<?> upcaster) {
        for (Annotation annotation : upcaster.getAnnotations()) {
            if (annotation.annotationType().getSimpleName().equals("Order")) {
                try {
                    return (int) annotation.annotationType().getMethod("value").invoke(annotation);
                } catch (ReflectiveOperationException | ClassCastException e) {
                    return Integer.MAX_VALUE;
                }
            }
        }
        return Integer.MAX_VALUE;
    }

    /** What became of the event: itself where no upcaster takes it, else one event, several or none. */
    List<RecordedEvent> upcast(RecordedEvent event) throws Exception {
        Object stored = initial.newInstance(entry(event), serializer);
        List<Object> forms = upcast(List.of(stored), upcaster -> {});
        if (forms.equals(List.of(stored))) { // forms are equal only if they are the same
            return List.of(event);
        }
        List<RecordedEvent> events = new ArrayList<>();
        for (Object one : forms) {
            events.add(event(event, one));
        }
        return events;
    }

    /** The classes of the upcasters that take the event or what became of it, in the order in which they run. */
    List<String> chain(RecordedEvent event) throws Exception {
        List<String> chain = new ArrayList<>();
        Object stored = initial.newInstance(entry(event), serializer);
        upcast(List.of(stored), upcaster -> chain.add(upcaster.getClass().getName()));
        return chain;
    }

    /** {@code used} is told of each upcaster that takes a form. */
    private List<Object> upcast(List<Object> stored, Consumer<Object> used) throws ReflectiveOperationException {
        List<Object> forms = stored;
        List<Object> unused = new ArrayList<>(upcasters);
        for (int i = 0; i < unused.size(); i++) {
            Stream<?> result = (Stream<?>) upcast.invoke(unused.get(i), forms.stream());
            List<Object> after = result.collect(Collectors.toList());
            if (!after.equals(forms)) {
                forms = after;
                used.accept(unused.remove(i));
                i = -1;
            }
        }
        return forms;
    }

    private Object entry(RecordedEvent event) throws ReflectiveOperationException {
        return entry.newInstance(
                event.streamType(),
                event.stream(),
                event.version(),
                event.id(),
                event.at(),
                event.type(),
                event.schemaVersion(),
                bytes(event.payload()),
                bytes(event.metadata()));
    }

    private static byte[] bytes(@Nullable String json) {
        return (json == null ? "{}" : json).getBytes(StandardCharsets.UTF_8);
    }

    private RecordedEvent event(RecordedEvent stored, Object upcasted) throws ReflectiveOperationException {
        Object type = form.getMethod("getType").invoke(upcasted);
        Object data = form.getMethod("getData", Class.class).invoke(upcasted, byte[].class);
        byte[] payload = (byte[]) get(data, "SerializedObject", "getData");
        return new RecordedEvent(
                stored.stream(),
                stored.streamType(),
                stored.version(),
                stored.id(),
                (String) get(type, "SerializedType", "getName"),
                (@Nullable String) get(type, "SerializedType", "getRevision"),
                stored.time(),
                new String(payload, StandardCharsets.UTF_8),
                stored.metadata());
    }

    private static Object get(Object object, String type, String method) throws ReflectiveOperationException {
        return Class.forName(PACKAGE + type).getMethod(method).invoke(object);
    }
}
