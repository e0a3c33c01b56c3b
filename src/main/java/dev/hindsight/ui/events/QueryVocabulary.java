package dev.hindsight.ui.events;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.TypeCount;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * The words that a query about this store may be made of, as the newest events show them.
 *
 * @param paths the places in payloads and metadata as they are typed, with some values seen there, as they are typed
 */
record QueryVocabulary(Set<String> types, List<String> streamTypes, Map<String, Set<String>> paths) {
    static final QueryVocabulary EMPTY = new QueryVocabulary(Set.of(), List.of(), Map.of());

    private static final int SAMPLED_EVENTS = 300;
    private static final int MOST_PATHS = 1_000;
    private static final int DEEPEST = 6;
    private static final int VALUES_EACH = 8;
    private static final int LONGEST_VALUE = 40;

    /** Reads a sample; costs the same however large the store is. */
    static QueryVocabulary of(EventStore store, Cancellation cancellation) {
        ContentDecoder decoder = new ContentDecoder();
        Set<String> types = new TreeSet<>();
        Map<String, Set<String>> paths = new TreeMap<>();
        store.events(
                EventQuery.all(),
                Scan.newestFirst(SAMPLED_EVENTS),
                event -> {
                    types.add(event.header().type());
                    add(decoder, event.payload(), Field.Root.PAYLOAD, paths);
                    add(decoder, event.metadata(), Field.Root.METADATA, paths);
                },
                cancellation);
        List<String> streamTypes =
                store.streamTypes(cancellation).stream().map(TypeCount::type).toList();
        return new QueryVocabulary(types, streamTypes, paths);
    }

    /** A value seen at that place, in words; empty where none was. */
    String example(String path) {
        return paths.getOrDefault(path, Set.of()).stream()
                .findFirst()
                .map(value -> "such as " + value)
                .orElse("");
    }

    private static void add(ContentDecoder decoder, Content content, Field.Root root, Map<String, Set<String>> paths) {
        if (decoder.decode(content) instanceof Decoded.Json json) {
            add(json.value(), root, List.of(), paths);
        }
    }

    private static void add(JsonNode node, Field.Root root, List<String> path, Map<String, Set<String>> paths) {
        if (!path.isEmpty() && paths.size() < MOST_PATHS) {
            Set<String> values = paths.computeIfAbsent(
                    ConditionText.of(new Field.Value(root, path)), unseen -> new LinkedHashSet<>());
            if (node.isValueNode() && values.size() < VALUES_EACH) {
                String typed = node.isString() ? ConditionText.quoted(node.asString()) : node.toString();
                if (typed.length() <= LONGEST_VALUE) {
                    values.add(typed);
                }
            }
        }
        if (node.isObject() && path.size() < DEEPEST) {
            node.properties().forEach(member -> {
                List<String> longer = new ArrayList<>(path);
                longer.add(member.getKey());
                add(member.getValue(), root, longer, paths);
            });
        }
    }
}
