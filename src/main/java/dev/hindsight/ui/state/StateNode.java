package dev.hindsight.ui.state;

import dev.hindsight.codec.SealedValue;
import dev.hindsight.replay.Change;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * One row of a state's tree.
 *
 * @param name the property name, or the index in square brackets
 * @param value what is shown; for a removed value, what it was
 * @param before what it was before, or null where there was nothing or it is unchanged
 * @param inside the changes at and below this place, or null where there are none
 */
record StateNode(
        JsonPointer path,
        String name,
        JsonNode value,
        @Nullable JsonNode before,
        Difference difference,
        @Nullable ChangeTree inside)
        implements StateRow {

    /** The root of a state, with what changed in it. */
    static StateNode root(JsonNode state, ChangeTree changes) {
        return at(JsonPointer.empty(), "", state, changes, Difference.SAME);
    }

    /** The node of a value that is there; without changes of its own it shares the fate of its parent. */
    static StateNode at(
            JsonPointer path, String name, JsonNode value, @Nullable ChangeTree changes, Difference parent) {
        if (parent == Difference.ADDED || parent == Difference.REMOVED) {
            return new StateNode(path, name, value, null, parent, null);
        }
        if (changes == null || changes.count() == 0) {
            return new StateNode(path, name, value, null, Difference.SAME, null);
        }
        Change own = changes.own();
        if (own == null || own.after() == null) {
            return new StateNode(path, name, value, null, Difference.INSIDE, changes);
        }
        Difference difference = own.before() == null ? Difference.ADDED : Difference.CHANGED;
        return new StateNode(path, name, value, own.before(), difference, changes);
    }

    /** The node of a value that is gone. */
    static StateNode removed(JsonPointer path, String name, JsonNode was) {
        return new StateNode(path, name, was, was, Difference.REMOVED, null);
    }

    /**
     * Whether a row that shows this would show the other one in the same way, with all that is below it. Only looks at
     * what costs nothing: of containers, whether they are the same instance.
     */
    @SuppressWarnings("ReferenceEquality")
    boolean looksLike(StateNode other) {
        boolean sameValue = value == other.value || (!value.isContainer() && value.equals(other.value));
        return sameValue && !differs() && !other.differs() && path.equals(other.path);
    }

    /** Whether there are values in it to be shown: what stands encrypted is one value. */
    boolean isContainer() {
        return value.isContainer() && SealedValue.of(value).isEmpty();
    }

    /** How many values changed here and below; an added or removed subtree counts once. */
    int changeCount() {
        return inside == null ? (difference == Difference.SAME ? 0 : 1) : inside.count();
    }

    /** Whether this value or something in it differs. */
    boolean differs() {
        return difference != Difference.SAME;
    }
}
