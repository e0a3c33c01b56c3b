package dev.hindsight.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings that are known already, so that a run of the checks tells what is new and what is gone. Its file is sorted, a
 * finding a line or two, to be kept beside the code and read in its history. Immutable.
 */
public final class Baseline {
    /** Knows nothing. */
    public static final Baseline NONE = new Baseline(new TreeMap<>(order()));

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Map<Finding.Key, String> messages;

    private Baseline(Map<Finding.Key, String> messages) {
        this.messages = messages;
    }

    /** A finding of the baseline, with the sentence that told it. */
    public record Known(Finding.Key key, String message) {}

    /**
     * Reads a baseline.
     *
     * @throws CheckFileException if the file is not there, or is none
     */
    public static Baseline read(Path file) {
        Map<Finding.Key, String> messages = new TreeMap<>(order());
        try {
            for (JsonNode known : MAPPER.readTree(Files.readString(file)).path("findings")) {
                messages.put(key(known), known.path("message").asString(""));
            }
            return new Baseline(messages);
        } catch (NoSuchFileException e) {
            throw new CheckFileException(
                    "There is no baseline %s yet. --write-baseline writes one.".formatted(file), e);
        } catch (IOException | JacksonException e) {
            throw new CheckFileException("The baseline %s cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Whether a finding is known already. */
    public boolean knows(Finding finding) {
        return messages.containsKey(finding.key());
    }

    /** The known findings that the checks, which looked at everything, did not find again. */
    public List<Known> gone(List<CheckStatus> statuses) {
        Set<String> through = through(statuses);
        Set<Finding.Key> found = found(statuses);
        return messages.entrySet().stream()
                .filter(known -> through.contains(known.getKey().check()) && !found.contains(known.getKey()))
                .map(known -> new Known(known.getKey(), known.getValue()))
                .toList();
    }

    /** What is known after these checks: what they found, and what the checks that did not come to their end once did. */
    public Baseline after(List<CheckStatus> statuses) {
        Set<String> through = through(statuses);
        Map<Finding.Key, String> all = new TreeMap<>(order());
        messages.forEach((key, message) -> {
            if (!through.contains(key.check())) {
                all.put(key, message);
            }
        });
        statuses.stream()
                .map(CheckStatus::findings)
                .flatMap(Collection::stream)
                .forEach(finding -> all.put(finding.key(), finding.message()));
        return new Baseline(all);
    }

    /**
     * Writes the baseline, all of it or nothing.
     *
     * @throws CheckFileException if the file cannot be written
     */
    public void write(Path file) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        ArrayNode findings = content.putArray("findings");
        messages.forEach((key, message) -> findings.addObject()
                .put("check", key.check())
                .put("kind", key.kind())
                .put("stream", key.stream())
                .put("version", key.version())
                .put("subject", key.subject())
                .put("message", message));
        try {
            Path whole = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(whole, MAPPER.writeValueAsString(content) + "\n");
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CheckFileException("The baseline %s cannot be written: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** The number of findings it holds. */
    public int size() {
        return messages.size();
    }

    private static Set<String> through(List<CheckStatus> statuses) {
        return statuses.stream()
                .filter(status -> status.stage() instanceof CheckStatus.Stage.Ended(Outcome.Done _))
                .map(status -> status.check().name())
                .collect(Collectors.toSet());
    }

    private static Set<Finding.Key> found(List<CheckStatus> statuses) {
        return statuses.stream()
                .flatMap(status -> status.findings().stream())
                .map(Finding::key)
                .collect(Collectors.toSet());
    }

    private static Finding.Key key(JsonNode known) {
        JsonNode version = known.path("version");
        @Nullable Long number = version.isNumber() ? version.asLong() : null;
        return new Finding.Key(
                known.path("check").asString(""),
                known.path("kind").asString(""),
                known.path("stream").asString(""),
                number,
                known.path("subject").asString(""));
    }

    private static Comparator<Finding.Key> order() {
        return Comparator.comparing(Finding.Key::check)
                .thenComparing(Finding.Key::stream)
                .thenComparingLong(key -> key.version() == null ? Long.MIN_VALUE : key.version())
                .thenComparing(Finding.Key::kind)
                .thenComparing(Finding.Key::subject);
    }
}
