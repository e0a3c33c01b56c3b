package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.LayoutException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads a layout from its JSON form. Every error names the file, the field and the reason. */
final class LayoutFile {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Set<String> OF_EVENTS = Stream.concat(
                    Stream.of("table", "listedIn", "recognisedBy", "without", "joins", "only", "hidden", "notifies"),
                    Arrays.stream(EventRole.values()).map(EventRole::field))
            .collect(Collectors.toUnmodifiableSet());

    private LayoutFile() {}

    /** Reads a layout that comes with Hindsight. */
    static Layout builtIn(String id) {
        return read("layouts/" + id + ".json", textOfBuiltIn(id));
    }

    /** The JSON text of a layout that comes with Hindsight. */
    static String textOfBuiltIn(String id) {
        String resource = "layouts/" + id + ".json";
        try (InputStream content = LayoutFile.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new LayoutException(
                        "There is no layout called %s. Known are: %s.".formatted(id, String.join(", ", Layouts.ids())),
                        null);
            }
            return new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new LayoutException("The layout " + resource + " cannot be read.", e);
        }
    }

    /** Reads a layout of the user's. */
    static Layout at(Path path) {
        try {
            return read(path.toString(), Files.readString(path));
        } catch (NoSuchFileException e) {
            throw new LayoutException("There is no layout file " + path + ".", e);
        } catch (IOException e) {
            throw new LayoutException("The layout file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Reads a layout from its text.
     *
     * @param file what to call it in errors
     */
    static Layout read(String file, String text) {
        try {
            return layout(new LayoutNode(file, "", MAPPER.readTree(text)));
        } catch (JacksonException e) {
            throw new LayoutException("%s is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
        }
    }

    private static Layout layout(LayoutNode root) {
        root.allowOnly(Set.of("id", "name", "events", "streams", "snapshots", "removed", "consumers", "keys"));
        String id = root.text("id");
        String name = root.text("name");
        LayoutNode events = root.object("events");
        events.allowOnly(OF_EVENTS);
        LayoutNode listed = events.has("listedIn") ? events.object("listedIn") : null;
        return new Layout(
                id,
                name,
                listed == null ? events.texts("table") : List.of(listed.text("table")),
                events.texts("recognisedBy").stream().map(SourceNode::column).toList(),
                events.texts("without"),
                events.elements("joins").stream().map(LayoutFile::join).toList(),
                events.elements("only").stream().map(LayoutFile::rows).toList(),
                events.elements("hidden").stream().map(LayoutFile::rows).toList(),
                columns(events),
                beside(root),
                listed == null ? null : listed(listed),
                events.texts("notifies"));
    }

    private static Map<EventRole, Source> columns(LayoutNode events) {
        Map<EventRole, Source> columns = new EnumMap<>(EventRole.class);
        for (EventRole role : EventRole.values()) {
            if (role.required() || events.has(role.field())) {
                columns.put(role, SourceNode.read(events.get(role.field())));
            }
        }
        return columns;
    }

    private static Layout.Join join(LayoutNode join) {
        join.allowOnly(Set.of("table", "as", "on", "firstBy"));
        Map<String, Source.Column> on = new LinkedHashMap<>();
        LayoutNode pairs = join.object("on");
        pairs.names().forEach(name -> on.put(name, SourceNode.column(pairs.text(name))));
        return new Layout.Join(join.text("table"), join.text("as"), on, join.textOrNull("firstBy"));
    }

    private static HiddenRows rows(LayoutNode rows) {
        List<HiddenRows.Test> tests = new ArrayList<>();
        if (rows.has("is")) {
            tests.add(rows.isTrue("is") ? new HiddenRows.Test.True() : new HiddenRows.Test.Is(rows.text("is")));
        }
        if (rows.has("like")) {
            tests.add(new HiddenRows.Test.Like(rows.text("like")));
        }
        if (rows.has("present")) {
            tests.add(new HiddenRows.Test.Present());
        }
        rows.allowOnly(Set.of("of", "is", "like", "present", "what"));
        if (tests.size() != 1) {
            throw rows.fault("should have one of “is”, “like” and “present”");
        }
        return new HiddenRows(
                SourceNode.read(rows.get("of")), tests.getFirst(), rows.has("what") ? rows.text("what") : "");
    }

    private static Layout.Beside beside(LayoutNode root) {
        return new Layout.Beside(
                root.has("streams") ? streams(root.object("streams")) : null,
                root.has("snapshots") ? snapshots(root.object("snapshots")) : null,
                root.has("removed") ? removed(root.object("removed")) : null,
                root.objects("consumers").stream().map(ConsumersTable::read).toList(),
                root.has("keys") ? keys(root.object("keys")) : null);
    }

    private static Layout.StreamsTable streams(LayoutNode streams) {
        streams.allowOnly(Set.of("table", "stream", "streamType", "version", "archived"));
        return new Layout.StreamsTable(
                streams.text("table"),
                streams.text("stream"),
                streams.text("streamType"),
                streams.textOrNull("version"),
                streams.textOrNull("archived"));
    }

    private static Layout.SnapshotsTable snapshots(LayoutNode snapshots) {
        snapshots.allowOnly(Set.of("table", "stream", "version", "event", "schemaVersion", "state"));
        return new Layout.SnapshotsTable(
                snapshots.text("table"),
                snapshots.text("stream"),
                snapshots.text("version"),
                snapshots.textOrNull("event"),
                snapshots.textOrNull("schemaVersion"),
                snapshots.text("state"));
    }

    private static Layout.RemovedTable removed(LayoutNode removed) {
        removed.allowOnly(Set.of("table", "stream", "versions"));
        return new Layout.RemovedTable(removed.text("table"), removed.text("stream"), removed.text("versions"));
    }

    private static Layout.KeysTable keys(LayoutNode keys) {
        keys.allowOnly(Set.of("table", "person", "erased"));
        return new Layout.KeysTable(keys.text("table"), keys.text("person"), keys.text("erased"));
    }

    private static Layout.ListedTables listed(LayoutNode listed) {
        listed.allowOnly(Set.of("table", "stream", "events", "columns"));
        Map<String, String> columns = new LinkedHashMap<>();
        LayoutNode types = listed.object("columns");
        types.names().forEach(name -> columns.put(name, types.text(name)));
        return new Layout.ListedTables(listed.text("table"), listed.text("stream"), listed.text("events"), columns);
    }
}
