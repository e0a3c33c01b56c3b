package dev.hindsight.ui.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Two states as texts beside one another, each value on the line of its counterpart. */
final class AlignedText {
    /**
     * One line of both texts; an empty side has nothing there.
     *
     * @param difference how the right side differs from the left
     */
    record Line(String left, String right, Difference difference) {}

    private static final int LONGEST = 400;
    private static final int MOST_LINES = 100_000;

    private final List<Line> lines = new ArrayList<>();

    private final Set<JsonPointer> alike;

    private AlignedText(Set<JsonPointer> alike) {
        this.alike = alike;
    }

    /**
     * Lays two states beside one another, of a very large one only the first 100,000 lines.
     *
     * @param changes how the right state differs from the left
     */
    static List<Line> of(JsonNode right, ChangeTree changes) {
        return of(right, changes, Set.of());
    }

    /** The same, where some values that are written in two ways count as the same. */
    static List<Line> of(JsonNode right, ChangeTree changes, Set<JsonPointer> alike) {
        AlignedText text = new AlignedText(alike);
        StateNode root = StateNode.at(JsonPointer.empty(), "", right, changes, Difference.SAME);
        text.add(root, "", "", "");
        return List.copyOf(text.lines);
    }

    private void add(StateNode node, String indent, String label, String end) {
        if (lines.size() >= MOST_LINES) {
            return;
        }
        Difference shown = alike.contains(node.path()) ? Difference.SAME : node.difference();
        if (node.difference() == Difference.CHANGED && node.before() != null) {
            pair(text(node.before(), indent, label, end), text(node.value(), indent, label, end), shown);
        } else if (node.isContainer() && node.value().size() > 0) {
            container(node, indent, label, end);
        } else {
            line(indent + label + ValueText.oneLine(node.value(), LONGEST) + end, node.difference(), shown);
        }
    }

    private void container(StateNode node, String indent, String label, String end) {
        boolean array = node.value().isArray();
        line(indent + label + (array ? "[" : "{"), node.difference());
        List<StateNode> rows =
                StateChildren.of(node, Integer.MAX_VALUE, false, row -> true).rows();
        for (int i = 0; i < rows.size(); i++) {
            StateNode row = rows.get(i);
            String name = array ? "" : ValueText.quoted(row.name()) + ": ";
            add(row, indent + "  ", name, i < rows.size() - 1 ? "," : "");
        }
        line(indent + (array ? "]" : "}") + end, node.difference());
    }

    /** The lines of one value that stands on its own side. */
    private static List<String> text(@Nullable JsonNode value, String indent, String label, String end) {
        if (value == null) {
            return List.of();
        }
        AlignedText one = new AlignedText(Set.of());
        one.add(new StateNode(JsonPointer.empty(), "", value, null, Difference.SAME, null), indent, label, end);
        return one.lines.stream().map(Line::right).toList();
    }

    private void pair(List<String> left, List<String> right, Difference shown) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            lines.add(new Line(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : "", shown));
        }
    }

    private void line(String text, Difference difference) {
        line(text, difference, difference);
    }

    /** {@code shown} is what is made of the difference on screen. */
    private void line(String text, Difference difference, Difference shown) {
        switch (difference) {
            case ADDED -> lines.add(new Line("", text, shown));
            case REMOVED -> lines.add(new Line(text, "", shown));
            case SAME, INSIDE, CHANGED -> lines.add(new Line(text, text, Difference.SAME));
        }
    }
}
