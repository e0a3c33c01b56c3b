package dev.hindsight.check;

import dev.hindsight.event.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How far a replay of all streams is, and what it found, kept in a file from time to time. Batches end in any order: the
 * file says up to which stream all of them are done. What was found is told once, also if it is found again. Thread-safe.
 */
final class ReplayProgress {
    private static final Logger LOG = LoggerFactory.getLogger(ReplayProgress.class);
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final long WRITES_EVERY = Duration.ofSeconds(1).toNanos();

    private final @Nullable Path file;
    private final ObjectNode about;
    private final CheckListener listener;
    private final Map<Finding.Key, Finding> findings = new LinkedHashMap<>();
    private final Map<Long, StreamBatch> ahead = new TreeMap<>();
    private long nextBatch;
    private @Nullable String after;
    private long streamsBefore;
    private long streams;
    private long writtenAt = System.nanoTime();

    private ReplayProgress(@Nullable Path file, ObjectNode about, CheckListener listener) {
        this.file = file;
        this.about = about;
        this.listener = listener;
    }

    /**
     * Begins, or goes on where the file of the scope says, and tells again what was found before.
     *
     * @param identity of the store and the code; a file of others is begun anew
     * @param faults what findings in the file may be
     */
    static ReplayProgress begin(CheckScope scope, String identity, List<Fault> faults, CheckListener listener) {
        ObjectNode about =
                JsonNodeFactory.instance.objectNode().put("replay", identity).put("streams", scope.streams());
        ArrayNode types = about.putArray("types");
        new TreeSet<>(scope.streamTypes()).forEach(types::add);
        ReplayProgress progress = new ReplayProgress(scope.progress(), about, listener);
        progress.goOn(faults);
        return progress;
    }

    /** The stream after which to go on; null for the first. */
    synchronized @Nullable String after() {
        return after;
    }

    /** How many streams were replayed, those before this run included. */
    synchronized long streams() {
        return streams;
    }

    synchronized void found(Finding finding) {
        if (findings.putIfAbsent(finding.key(), finding) == null) {
            listener.found(finding);
        }
    }

    synchronized void done(StreamBatch batch) {
        streams += batch.streams().size();
        ahead.put(batch.number(), batch);
        for (StreamBatch next = ahead.remove(nextBatch); next != null; next = ahead.remove(nextBatch)) {
            nextBatch++;
            streamsBefore += next.streams().size();
            after = next.last().id().value();
        }
        if (System.nanoTime() - writtenAt > WRITES_EVERY) {
            keep();
        }
    }

    /** All streams are replayed: there is nothing to go on with. */
    synchronized void finish() {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            LOG.warn("The file of progress {} could not be removed", file, e);
        }
    }

    /** Writes the file, if there is to be one. */
    synchronized void keep() {
        writtenAt = System.nanoTime();
        if (file == null || after == null) {
            return;
        }
        ObjectNode content = about.deepCopy().put("after", after).put("done", streamsBefore);
        ArrayNode list = content.putArray("findings");
        for (Finding finding : findings.values()) {
            list.addObject()
                    .put("kind", finding.fault().kind())
                    .put(
                            "stream",
                            finding.stream() == null ? null : finding.stream().value())
                    .put("version", finding.version())
                    .put("subject", finding.subject())
                    .put("message", finding.message());
        }
        try {
            Path whole = file.resolveSibling(file.getFileName() + ".part");
            Files.writeString(whole, MAPPER.writeValueAsString(content));
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The progress of the replay could not be kept in {}", file, e);
        }
    }

    private void goOn(List<Fault> faults) {
        JsonNode kept = read();
        if (kept == null
                || !about.properties().stream().allMatch(part -> part.getValue().equals(kept.get(part.getKey())))) {
            return;
        }
        after = kept.path("after").asString();
        streamsBefore = kept.path("done").asLong();
        streams = streamsBefore;
        for (JsonNode finding : kept.path("findings")) {
            faults.stream()
                    .filter(fault -> fault.kind().equals(finding.path("kind").asString()))
                    .findFirst()
                    .map(fault -> finding(fault, finding))
                    .ifPresent(this::found);
        }
    }

    private @Nullable JsonNode read() {
        try {
            return file == null || !Files.exists(file) ? null : MAPPER.readTree(Files.readString(file));
        } catch (IOException | JacksonException e) {
            LOG.warn("The progress in {} cannot be read; the replay begins anew", Objects.requireNonNull(file), e);
            return null;
        }
    }

    private static Finding finding(Fault fault, JsonNode node) {
        return new Finding(
                fault,
                node.path("stream").isString()
                        ? new StreamId(node.path("stream").asString())
                        : null,
                node.path("version").isNumber() ? node.path("version").asLong() : null,
                node.path("subject").asString(""),
                node.path("message").asString(""));
    }
}
