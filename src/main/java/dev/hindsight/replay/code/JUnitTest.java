package dev.hindsight.replay.code;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayCall;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayedBy;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
            IMPORTSimport org.junit.jupiter.api.Test;

            /** STREAM at version VERSION, as Hindsight replayed it. */
            class CLASSTest {
                private static final JsonMapper EVENTS = JsonMapper.builder()
                        .findAndAddModules()
                        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(MapperFeature.USE_BASE_TYPE_AS_DEFAULT_IMPL)
                        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                        .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
                        .visibility(PropertyAccessor.FIELD, Visibility.ANY)
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

    private final TestedState tested;
    private final ReplayCall call;

    JUnitTest(TestedState tested, ReplayCall call) {
        this.tested = tested;
        this.call = call;
    }

    /** A class written for us is replayed by us alone. */
    static boolean canCall(ReplayCall call) {
        return !call.style().equals("REPLAYER");
    }

    String source() {
        String simple = call.className().replaceFirst(".*[.$]", "");
        int dot = call.className().lastIndexOf('.');
        String text = FRAME.replace("BODY", indented(body()))
                .replace("IMPORTS", JUnitCalls.imports(call))
                .replace("CALLS", JUnitCalls.of(call, canonical(call.className())))
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
            default -> "Object state = blank(%s, %s);\n%s".formatted(type, stream(), applied(type));
        };
    }

    private String stream() {
        return STRINGS.writeValueAsString(tested.stream().value());
    }

    private String applied(String type) {
        return JUnitCalls.areOfAxon(call)
                ? "replay(%s, state, Stream.of(\n%s));".formatted(type, events("        %s", ",\n"))
                : events("state = apply(state, %s);", "\n");
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
        String notes = Stream.concat(reservations(), tested.events().stream().flatMap(event -> leftOut(event).stream()))
                .map(note -> "// " + comment(note) + "\n")
                .collect(Collectors.joining());
        return notes + String.join(separator, taken);
    }

    /** What the replay did, or did not do, that this test does not do either. */
    private Stream<String> reservations() {
        Stream.Builder<String> notes = Stream.builder();
        if (call.mapper() != null) {
            notes.add("The replay decoded events with %s; if it is set up differently from EVENTS, use it here."
                    .formatted(call.mapper()));
        }
        if (!JUnitCalls.areOfAxon(call) && !call.upcasters().isEmpty()) {
            notes.add("The replay ran these upcasters, which this test does not: %s."
                    .formatted(String.join(", ", call.upcasters())));
        }
        if (tested.replayedBy() instanceof ReplayedBy.Code code
                && !code.notRun().isEmpty()) {
            notes.add(code.reservation());
        }
        return notes.build();
    }

    private Optional<String> leftOut(StoredEvent event) {
        ReplayError error = tested.failures().get(event.header().id());
        String what = "Left out: version %d, %s. "
                .formatted(event.header().version(), event.header().type());
        if (error != null) {
            return Optional.of(what + error.message());
        }
        boolean known = call.eventClass().apply(event.header().type()).isPresent();
        boolean upcast = JUnitCalls.areOfAxon(call) && !call.upcasters().isEmpty();
        return (known || upcast) && TestedState.payload(event).isPresent()
                ? Optional.empty()
                : Optional.of(what + "No class or no payload is known for it.");
    }

    private String given(StoredEvent event) {
        if (JUnitCalls.areOfAxon(call)) {
            return stored(event);
        }
        String type = call.eventClass().apply(event.header().type()).orElseThrow();
        return "event(%s.class, %s)"
                .formatted(
                        canonical(type),
                        STRINGS.writeValueAsString(TestedState.payload(event).orElseThrow()));
    }

    /** As Axon has it stored: its upcasters look at type and revision. */
    private String stored(StoredEvent event) {
        EventHeader header = event.header();
        return "stored(%s, %dL, %s, %s, \"%s\", %s)"
                .formatted(
                        stream(),
                        header.version(),
                        STRINGS.writeValueAsString(
                                call.eventClass().apply(header.type()).orElse(header.type())),
                        STRINGS.writeValueAsString(header.schemaVersion()),
                        header.at(),
                        STRINGS.writeValueAsString(TestedState.payload(event).orElseThrow()));
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
