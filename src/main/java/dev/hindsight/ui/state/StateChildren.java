package dev.hindsight.ui.state;

import dev.hindsight.replay.Change;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * The rows below a row. Of a large container only a slice is made, and whatever changed beyond it.
 *
 * @param rows the rows, removed values among them at the place they had
 * @param left how many unchanged values follow that no row was made for
 */
record StateChildren(List<StateNode> rows, int left) {
    /** How many rows a container shows at first, and how many more each time. */
    static final int SLICE = 1_000;

    StateChildren {
        rows = List.copyOf(rows);
    }

    /**
     * Makes the rows below a container. What it costs depends on the rows that are made, and not on how much the
     * container holds.
     *
     * @param limit the most rows, not counting those beyond them that differ
     * @param onlyDiffering whether those that do not differ are left out
     * @param wanted which of the rows are to be seen at all
     */
    static StateChildren of(StateNode parent, int limit, boolean onlyDiffering, Predicate<StateNode> wanted) {
        Slice slice = new Slice(parent, onlyDiffering ? 0 : limit, wanted);
        if (parent.value().isArray()) {
            slice.addElements();
        } else if (parent.value().isObject()) {
            slice.addProperties();
        }
        return new StateChildren(slice.rows, onlyDiffering ? 0 : slice.left);
    }

    /** Collects the rows. */
    private static final class Slice {
        private final StateNode parent;
        private final int limit;
        private final Predicate<StateNode> wanted;
        private final List<StateNode> rows = new ArrayList<>();
        private final Map<String, Change> removed = new LinkedHashMap<>();
        private int left;

        private Slice(StateNode parent, int limit, Predicate<StateNode> wanted) {
            this.parent = parent;
            this.limit = limit;
            this.wanted = wanted;
            if (parent.inside() != null) {
                parent.inside().removedChildren().forEach(change -> removed.put(token(change), change));
            }
        }

        private static String token(Change change) {
            return Objects.requireNonNull(change.path().last()).getMatchingProperty();
        }

        private void addElements() {
            int size = parent.value().size();
            int next = 0;
            while (next < size && rows.size() < limit) {
                addElement(next++, true);
            }
            int beyond = next;
            int[] different = differentElements(beyond);
            left = size
                    - beyond
                    - (int) Arrays.stream(different)
                            .filter(index -> index < size && changes(Integer.toString(index)) != null)
                            .count();
            Arrays.stream(different).forEach(index -> addElement(index, false));
        }

        private void addElement(int index, boolean evenUnchanged) {
            String token = Integer.toString(index);
            addRemoved(token, removed.remove(token));
            if (index < parent.value().size() && (evenUnchanged || changes(token) != null)) {
                add(
                        parent.path().appendIndex(index),
                        token,
                        "[" + index + "]",
                        parent.value().get(index));
            }
        }

        /** The places from one on at which something changed or is gone. */
        private int[] differentElements(int from) {
            return Stream.concat(changedChildren().stream(), removed.keySet().stream())
                    .mapToInt(Integer::parseInt)
                    .filter(index -> index >= from)
                    .distinct()
                    .sorted()
                    .toArray();
        }

        private void addProperties() {
            Iterator<Map.Entry<String, JsonNode>> fields =
                    parent.value().properties().iterator();
            Set<String> changed = new LinkedHashSet<>(changedChildren());
            int passed = 0;
            while (fields.hasNext() && rows.size() < limit) {
                Map.Entry<String, JsonNode> field = fields.next();
                addProperty(field.getKey(), field.getValue());
                changed.remove(field.getKey());
                passed++;
            }
            left = parent.value().size() - passed - changed.size();
            changed.forEach(name -> addProperty(name, parent.value().path(name)));
            removed.forEach(this::addRemoved);
        }

        private void addProperty(String name, JsonNode value) {
            add(parent.path().appendProperty(name), name, name, value);
        }

        private Set<String> changedChildren() {
            return parent.inside() == null ? Set.of() : parent.inside().changedChildren();
        }

        private @Nullable ChangeTree changes(String token) {
            return parent.inside() == null ? null : parent.inside().child(token);
        }

        private void add(JsonPointer path, String token, String name, JsonNode value) {
            addIfWanted(StateNode.at(path, name, value, changes(token), parent.difference()));
        }

        private void addRemoved(String token, @Nullable Change change) {
            if (change != null && change.before() != null) {
                String name = parent.value().isArray() ? "[" + token + "]" : token;
                addIfWanted(StateNode.removed(change.path(), name, change.before()));
            }
        }

        private void addIfWanted(StateNode node) {
            if (wanted.test(node)) {
                rows.add(node);
            }
        }
    }
}
