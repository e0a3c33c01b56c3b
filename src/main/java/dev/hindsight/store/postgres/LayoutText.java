package dev.hindsight.store.postgres;

import dev.hindsight.store.EventRole;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes a layout of one table in the JSON form that {@link LayoutFile} reads. */
final class LayoutText {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private LayoutText() {}

    static String of(Layout layout) {
        ObjectNode root = NODES.objectNode();
        root.put("id", layout.id()).put("name", layout.name());
        ObjectNode events = root.putObject("events");
        events.set("table", array(layout.tables()));
        events.set(
                "recognisedBy",
                array(layout.recognisedBy().stream().map(LayoutText::name).toList()));
        for (EventRole role : EventRole.values()) {
            layout.column(role).ifPresent(source -> events.set(role.field(), node(source)));
        }
        return MAPPER.writeValueAsString(root);
    }

    private static JsonNode node(Source source) {
        return switch (source) {
            case Source.Column column -> NODES.stringNode(name(column));
            case Source.Json json -> inJson(json);
            case Source.AnyElement(Source document, List<String> path) ->
                NODES.objectNode().set("anyOf", path(document, path));
            case Source.Before(Source of, String separator) ->
                NODES.objectNode().put("before", separator).set("of", node(of));
            case Source.After(Source of, String separator) ->
                NODES.objectNode().put("after", separator).set("of", node(of));
            case Source.Joined(List<Source> pieces, String separator) ->
                NODES.objectNode().set("joined", nodes(pieces)).put("with", separator);
            case Source.FirstOf(List<Source> choices) -> NODES.objectNode().set("first", nodes(choices));
            case Source.Constant(String text) -> NODES.objectNode().put("constant", text);
            case Source.EventAt(Source stream, Source version) -> {
                ObjectNode node = NODES.objectNode();
                node.putObject("eventAt").setAll(Map.of("stream", node(stream), "version", node(version)));
                yield node;
            }
            case Source.Tied(Source number, Source by) ->
                NODES.objectNode().set("tied", node(number)).set("by", node(by));
            case Source.Microseconds(Source time) -> NODES.objectNode().set("microseconds", node(time));
        };
    }

    private static JsonNode inJson(Source.Json json) {
        ObjectNode node = NODES.objectNode();
        node.set("json", path(json.document(), json.path()));
        if (json.type() != null) {
            node.put("is", json.type());
        }
        return node;
    }

    private static ArrayNode path(Source document, List<String> path) {
        ArrayNode steps = NODES.arrayNode().add(node(document));
        path.forEach(steps::add);
        return steps;
    }

    private static ArrayNode nodes(List<Source> sources) {
        ArrayNode nodes = NODES.arrayNode();
        sources.forEach(source -> nodes.add(node(source)));
        return nodes;
    }

    private static ArrayNode array(List<String> texts) {
        ArrayNode array = NODES.arrayNode();
        texts.forEach(array::add);
        return array;
    }

    private static String name(Source.Column column) {
        return column.table().equals(Layout.EVENTS) ? column.name() : column.table() + "." + column.name();
    }
}
