package dev.hindsight.check.readmodel;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Guesses from which value of a state a column comes: by the name of the value, with or without those around it. */
public final class ColumnGuess {
    private static final int DEEPEST = 4;

    private ColumnGuess() {}

    /** The JSON Pointers of those columns for which there is a guess. */
    public static Map<String, String> paths(Collection<String> columns, JsonNode state) {
        Map<String, String> byName = new LinkedHashMap<>();
        collect(state, "", "", 0, byName);
        Map<String, String> paths = new LinkedHashMap<>();
        for (String column : columns) {
            String path = byName.get(plain(column));
            if (path != null) {
                paths.put(column, path);
            }
        }
        return paths;
    }

    /** What stands higher up in the state keeps its name. */
    private static void collect(JsonNode node, String path, String around, int depth, Map<String, String> byName) {
        if (depth > DEEPEST || !node.isObject()) {
            return;
        }
        node.properties().stream()
                .filter(field -> !field.getValue().isContainer())
                .forEach(field -> {
                    String pointer = path + "/" + escaped(field.getKey());
                    byName.putIfAbsent(plain(field.getKey()), pointer);
                    byName.putIfAbsent(around + plain(field.getKey()), pointer);
                });
        node.properties()
                .forEach(field -> collect(
                        field.getValue(),
                        path + "/" + escaped(field.getKey()),
                        around + plain(field.getKey()),
                        depth + 1,
                        byName));
    }

    private static String plain(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
