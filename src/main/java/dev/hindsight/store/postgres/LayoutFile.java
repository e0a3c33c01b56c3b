package dev.hindsight.store.postgres;

import dev.hindsight.store.LayoutException;
import dev.hindsight.store.postgres.Layout.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a layout from its JSON form. Every error names the file, the field and the reason. */
final class LayoutFile {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String file;

    private LayoutFile(String file) {
        this.file = file;
    }

    /** Reads a layout that comes with Hindsight. */
    static Layout builtIn(String id) {
        String resource = "layouts/" + id + ".json";
        try (InputStream content = LayoutFile.class.getResourceAsStream(resource)) {
            if (content == null) {
                throw new LayoutException(
                        "There is no layout called %s. Known are: %s.".formatted(id, String.join(", ", Layouts.ids())),
                        null);
            }
            return new LayoutFile(resource).read(MAPPER.readTree(content));
        } catch (IOException e) {
            throw new LayoutException("The layout " + resource + " cannot be read.", e);
        }
    }

    /** Reads a layout of the user's. */
    static Layout at(Path path) {
        LayoutFile file = new LayoutFile(path.toString());
        try {
            return file.read(MAPPER.readTree(Files.readAllBytes(path)));
        } catch (NoSuchFileException e) {
            throw new LayoutException("There is no layout file " + path + ".", e);
        } catch (IOException e) {
            throw new LayoutException("The layout file " + path + " cannot be read: " + e.getMessage(), e);
        } catch (JacksonException e) {
            throw new LayoutException("%s is not JSON: %s".formatted(path, e.getOriginalMessage()), e);
        }
    }

    private Layout read(JsonNode root) {
        JsonNode events = section(root, "events");
        return new Layout(
                text(root, "id", "id"),
                text(root, "name", "name"),
                text(events, "table", "events.table"),
                texts(events, "recognisedBy"),
                columns(events),
                root.has("streams") ? streams(section(root, "streams")) : null);
    }

    private Map<Role, String> columns(JsonNode events) {
        Map<Role, String> columns = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            if (role.required() || events.has(role.field())) {
                columns.put(role, text(events, role.field(), "events." + role.field()));
            }
        }
        return columns;
    }

    private Layout.StreamsTable streams(JsonNode streams) {
        return new Layout.StreamsTable(
                text(streams, "table", "streams.table"),
                text(streams, "stream", "streams.stream"),
                text(streams, "streamType", "streams.streamType"));
    }

    private List<String> texts(JsonNode events, String field) {
        List<String> texts = new ArrayList<>();
        for (JsonNode element : events.path(field)) {
            texts.add(nonEmpty(element, "events." + field));
        }
        return texts;
    }

    private JsonNode section(JsonNode root, String field) {
        JsonNode section = root.path(field);
        if (!section.isObject()) {
            throw fault(field, "should be an object");
        }
        return section;
    }

    private String text(JsonNode parent, String name, String field) {
        return nonEmpty(parent.get(name), field);
    }

    private String nonEmpty(@Nullable JsonNode value, String field) {
        if (value == null) {
            throw fault(field, "is missing");
        }
        if (!value.isString() || value.stringValue().isBlank()) {
            throw fault(field, "should be a text that is not empty");
        }
        return value.stringValue();
    }

    private LayoutException fault(String field, String reason) {
        return new LayoutException("The layout %s is faulty: “%s” %s.".formatted(file, field, reason), null);
    }
}
