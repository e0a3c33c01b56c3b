package dev.hindsight.ui.state;

import dev.hindsight.replay.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
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
     * Makes the rows below a container.
     *
     * @param limit the most rows, not counting those beyond them that differ
     * @param wanted which rows are to be seen at all
     */
    static StateChildren of(StateNode parent, int limit, Predicate<StateNode> wanted) {
        Slice slice = new Slice(parent, limit, wanted);
        if (parent.value().isArray()) {
            slice.addElements();
        } else if (parent.value().isObject()) {
            slice.addProperties();
        }
        return new StateChildren(slice.rows, slice.left);
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
            JsonNode array = parent.value();
            for (int i = 0; i < array.size(); i++) {
                String token = Integer.toString(i);
                addRemoved(token);
                if (hasRoomFor(token)) {
                    add(parent.path().appendIndex(i), token, "[" + i + "]", array.get(i));
                }
            }
            addRemovedThatAreLeft();
        }

        private void addProperties() {
            for (Map.Entry<String, JsonNode> field : parent.value().properties()) {
                String name = field.getKey();
                if (hasRoomFor(name)) {
                    add(parent.path().appendProperty(name), name, name, field.getValue());
                }
            }
            addRemovedThatAreLeft();
        }

        private boolean hasRoomFor(String token) {
            boolean room = rows.size() < limit || changes(token) != null;
            left += room ? 0 : 1;
            return room;
        }

        private @Nullable ChangeTree changes(String token) {
            return parent.inside() == null ? null : parent.inside().child(token);
        }

        private void add(JsonPointer path, String token, String name, JsonNode value) {
            addIfWanted(StateNode.at(path, name, value, changes(token), parent.difference()));
        }

        private void addRemoved(String token) {
            addRemoved(token, removed.remove(token));
        }

        private void addRemovedThatAreLeft() {
            removed.forEach(this::addRemoved);
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
