package dev.hindsight.cli;

import dev.hindsight.replay.code.CodeSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which classes of an application stand for what, where that is not found by itself. */
final class BindingOptions {
    @Option(
            names = "--aggregate",
            paramLabel = "[TYPE=]CLASS[#METHOD]",
            description = "The class that replays streams (of that type); otherwise it is found.")
    private List<String> aggregates = List.of();

    @Option(
            names = "--event",
            paramLabel = "TYPE=CLASS",
            description = "The class of a stored event type; otherwise it is found.")
    private Map<String, String> events = Map.of();

    @Option(
            names = "--java",
            paramLabel = "HOME",
            description = "The Java to replay on, 17 or later (default: the one that runs Hindsight).")
    private @Nullable String java;

    @Option(
            names = "--mapper",
            paramLabel = "CLASS#MEMBER",
            description = "A static method or field that gives the application's ObjectMapper.")
    private @Nullable String mapper;

    @Option(
            names = "--decoder",
            paramLabel = "CLASS",
            description = "A class that decodes stored events; it implements EventDecoder.")
    private @Nullable String decoder;

    /** What the options say, on top of what is said already. */
    CodeSettings over(CodeSettings base) {
        return base.withJava(java == null ? base.java() : java)
                .withMapper(mapper == null ? base.mapper() : mapper)
                .withDecoder(decoder == null ? base.decoder() : decoder)
                .withAggregates(joined(base.aggregates(), bindings()))
                .withEvents(joined(base.events(), events));
    }

    private Map<String, String> bindings() {
        Map<String, String> bindings = new LinkedHashMap<>();
        for (String text : aggregates) {
            int equals = text.indexOf('=');
            bindings.put(equals < 0 ? CodeSettings.ANY : text.substring(0, equals), text.substring(equals + 1));
        }
        return bindings;
    }

    private static Map<String, String> joined(Map<String, String> base, Map<String, String> over) {
        Map<String, String> all = new LinkedHashMap<>(base);
        all.putAll(over);
        return all;
    }
}
