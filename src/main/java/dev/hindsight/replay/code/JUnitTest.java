package dev.hindsight.replay.code;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayCall;
import dev.hindsight.replay.ReplayError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes a JUnit 5 test for Java 17 with Jackson 2: given these events, the aggregate has this state. */
final class JUnitTest {
    private static final JsonMapper STRINGS = new JsonMapper();

    private static final String FRAME = """
            package PACKAGE;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
            import com.fasterxml.jackson.annotation.PropertyAccessor;
            import com.fasterxml.jackson.databind.DeserializationFeature;
            import com.fasterxml.jackson.databind.MapperFeature;
            import com.fasterxml.jackson.databind.SerializationFeature;
            import com.fasterxml.jackson.databind.json.JsonMapper;
            import com.fasterxml.jackson.databind.node.JsonNodeFactory;
            import java.lang.reflect.*;
            import java.time.Instant;
            import java.util.*;
            import java.util.stream.Stream;
            import org.junit.jupiter.api.Test;

            /** STREAM at version VERSION, as Hindsight replayed it. */
            class CLASSTest {
                private static final JsonMapper EVENTS = JsonMapper.builder()
                        .findAndAddModules()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(MapperFeature.USE_BASE_TYPE_AS_DEFAULT_IMPL)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                        .build();
                /** The state is that of the fields, as a debugger shows it. */
                private static final JsonMapper STATE = JsonMapper.builder()
                        .findAndAddModules()
                        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                        .visibility(PropertyAccessor.ALL, Visibility.NONE)
                        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
                        .build();

                @Test
                void NAME() throws Exception {
            BODY
                    assertEquals(
                            EVENTS.readTree(EXPECTED).toPrettyString(),
                            EVENTS.readTree(STATE.writeValueAsString(state)).toPrettyString());
                }

                private static Object event(Class<?> type, String json) throws Exception {
                    return EVENTS.readValue(json, type);
                }

            CALLS}
            """;

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

    private final TestedState tested;
    private final ReplayCall call;

    JUnitTest(TestedState tested, ReplayCall call) {
        this.tested = tested;
        this.call = call;
    }

    /** Axon replays by its own model, with members that a plain call would miss; it has test fixtures of its own. */
    static boolean canCall(ReplayCall call) {
        return switch (call.style()) {
            case "METHODS", "EVOLVE", "REHYDRATE" -> true;
            case "ANNOTATED" -> !call.member().equals("EventSourcingHandler");
            default -> false;
        };
    }

    String source() {
        String simple = call.className().replaceFirst(".*[.$]", "");
        int dot = call.className().lastIndexOf('.');
        String text = FRAME.replace("BODY", indented(body()))
                .replace("CALLS", calls())
                .replace("EXPECTED", textBlock(pretty(tested.state()), "                        "))
                .replace("STREAM", comment(tested.stream().value()))
                .replace("VERSION", Long.toString(tested.version()))
                .replace("NAME", methodName())
                .replace("CLASS", simple);
        return dot < 0
                ? text.replaceFirst("package PACKAGE;\n\n", "")
                : text.replaceFirst("PACKAGE", call.className().substring(0, dot));
    }

    private String methodName() {
        String letters = tested.stream().value().replaceAll("[^\\p{L}\\p{N}]", "");
        String name = letters.substring(0, 1).toLowerCase(Locale.ROOT) + letters.substring(1);
        return (Character.isLetter(name.charAt(0)) ? name : "stream" + name) + "AtVersion" + tested.version();
    }

    private String body() {
        String type = canonical(call.className()) + ".class";
        return switch (call.style()) {
            case "REHYDRATE" ->
                "Object state = rehydrate(%s, \"%s\", List.of(\n%s));"
                        .formatted(type, call.member(), events("        %s", ",\n"));
            case "EVOLVE" -> "Object state = %s;\n%s".formatted(initial(), events("state = apply(state, %s);", "\n"));
            default ->
                "Object state = blank(%s, %s);\n%s"
                        .formatted(
                                type,
                                STRINGS.writeValueAsString(tested.stream().value()),
                                events("state = apply(state, %s);", "\n"));
        };
    }

    private String initial() {
        String initial = call.initial();
        if (initial == null) {
            return "null";
        }
        int hash = initial.indexOf('#');
        String holder = hash < 0 ? call.className() : initial.substring(0, hash);
        return "initial(%s.class, \"%s\")".formatted(canonical(holder), initial.substring(hash + 1));
    }

    /** Events that the code could not take are left out, and said to be. */
    private String events(String form, String separator) {
        List<String> taken = tested.events().stream()
                .filter(event -> leftOut(event).isEmpty())
                .map(event -> form.formatted(given(event)))
                .toList();
        String notes = tested.events().stream()
                .flatMap(event -> leftOut(event).stream())
                .map(note -> "// " + comment(note) + "\n")
                .collect(Collectors.joining());
        return notes + String.join(separator, taken);
    }

    private Optional<String> leftOut(StoredEvent event) {
        ReplayError error = tested.failures().get(event.header().id());
        String what = "Left out: version %d, %s. "
                .formatted(event.header().version(), event.header().type());
        if (error != null) {
            return Optional.of(what + error.message());
        }
        boolean known = call.eventClass().apply(event.header().type()).isPresent();
        return known && TestedState.payload(event).isPresent()
                ? Optional.empty()
                : Optional.of(what + "No class or no payload is known for it.");
    }

    private String given(StoredEvent event) {
        String type = call.eventClass().apply(event.header().type()).orElseThrow();
        return "event(%s.class, %s)"
                .formatted(
                        canonical(type),
                        STRINGS.writeValueAsString(TestedState.payload(event).orElseThrow()));
    }

    private String calls() {
        String type = canonical(call.className());
        return switch (call.style()) {
            case "REHYDRATE" -> REHYDRATE;
            case "EVOLVE" -> EVOLVE.replace("TYPE", type).replace("MEMBER", call.member());
            case "ANNOTATED" -> BLANK + APPLY.replace("IS_HANDLER", annotated());
            default -> BLANK + APPLY.replace("IS_HANDLER", "method.getName().equals(\"%s\")".formatted(call.member()));
        };
    }

    private String annotated() {
        return "Arrays.stream(method.getAnnotations()).anyMatch(a -> a.annotationType().getSimpleName().equals(\"%s\"))"
                .formatted(call.member());
    }

    private static String pretty(JsonNode state) {
        return state.toPrettyString();
    }

    /** A text block at that indentation; what would end or change it is escaped. */
    private static String textBlock(String text, String indentation) {
        String escaped = text.replace("\\", "\\\\").replace("\"\"\"", "\\\"\"\"");
        return "\"\"\"\n" + escaped.indent(indentation.length()) + indentation + "\"\"\"";
    }

    private static String indented(String body) {
        return body.lines().map(line -> "        " + line).collect(Collectors.joining("\n"));
    }

    /** In a comment of Java, a backslash before a u begins a character, anywhere. */
    private static String comment(String text) {
        return text.replace("\\", "/").replace("*/", "* /").replaceAll("\\R", " ");
    }

    private static String canonical(String binaryName) {
        return binaryName.replace('$', '.');
    }
}
