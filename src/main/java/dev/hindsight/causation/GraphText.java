package dev.hindsight.causation;

import java.io.IOException;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Writes a trace in the languages of graph tools: DOT of Graphviz, and the flowcharts of Mermaid. */
final class GraphText {
    private final TreeLayout layout;
    private final Trace trace;
    private final Latencies latencies;
    private final Appendable out;

    private GraphText(TreeLayout layout, Appendable out) {
        this.layout = layout;
        this.trace = layout.trace();
        this.latencies = Latencies.of(trace);
        this.out = out;
    }

    static void dot(TreeLayout layout, Direction direction, Appendable out) throws IOException {
        new GraphText(layout, out).dot(direction);
    }

    static void mermaid(TreeLayout layout, Direction direction, Appendable out) throws IOException {
        new GraphText(layout, out).mermaid(direction);
    }

    private void dot(Direction direction) throws IOException {
        out.append("digraph trace {\n  rankdir=")
                .append(direction == Direction.LEFT_TO_RIGHT ? "LR" : "TB")
                .append(";\n  node [shape=box, fontname=\"Helvetica\"];\n");
        for (int row = 0; row < layout.rowCount(); row++) {
            int node = layout.row(row);
            out.append("  n%d [label=\"%s\", %s];%n"
                    .formatted(node, label(node, "\\n", GraphText::quotedForDot), dotStyle(node))
                    .replace("\r", ""));
        }
        links(
                (cause, effect) -> "  n%d -> n%d%s;\n".formatted(cause, effect, dotLabel(effect)),
                (cause, effect) -> "  n%d -> n%d [style=dashed];\n".formatted(cause, effect));
        out.append("}\n");
    }

    private String dotStyle(int node) {
        TraceNode known = trace.node(node);
        if (known.event() == null || known.elsewhere()) {
            return "style=dashed";
        }
        return "color=\"" + StreamColor.hex(trace.streams().getOrDefault(known.event().stream(), 0)) + "\"";
    }

    private String dotLabel(int effect) {
        return latencies
                .link(effect)
                .map(time -> " [label=\"" + TraceWords.elapsed(time) + "\"]")
                .orElse("");
    }

    private void mermaid(Direction direction) throws IOException {
        out.append("flowchart ").append(direction == Direction.LEFT_TO_RIGHT ? "LR\n" : "TB\n");
        for (int row = 0; row < layout.rowCount(); row++) {
            int node = layout.row(row);
            String words = label(node, "<br/>", GraphText::quotedForMermaid);
            boolean event = node < trace.events();
            out.append("  n%d%s\"%s\"%s\n".formatted(node, event ? "[" : "([", words, event ? "]" : "])"));
        }
        links(
                (cause, effect) -> "  n%d -->%s n%d\n".formatted(cause, mermaidLabel(effect), effect),
                (cause, effect) -> "  n%d -.-> n%d\n".formatted(cause, effect));
    }

    private String mermaidLabel(int effect) {
        return latencies
                .link(effect)
                .map(time -> "|\"" + TraceWords.elapsed(time) + "\"|")
                .orElse("");
    }

    private void links(BiFunction<Integer, Integer, String> link, BiFunction<Integer, Integer, String> further)
            throws IOException {
        for (int effect : (Iterable<Integer>) IntStream.range(0, trace.size()).filter(layout::isShown)::iterator) {
            if (trace.parent(effect) != Trace.NONE) {
                out.append(link.apply(trace.parent(effect), effect));
            }
            for (int cause : trace.furtherCauses(effect)) {
                if (layout.isShown(cause)) {
                    out.append(further.apply(cause, effect));
                }
            }
        }
    }

    private String label(int node, String newLine, java.util.function.UnaryOperator<String> quoted) {
        TraceNode known = trace.node(node);
        String words = quoted.apply(TraceWords.title(known)) + newLine + quoted.apply(TraceWords.subtitle(known));
        int hidden = layout.hidden(node);
        return hidden == 0 ? words : words + newLine + "and %,d more".formatted(hidden);
    }

    private static String quotedForDot(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\R", " ");
    }

    /** Mermaid knows no escapes but its own entities. */
    private static String quotedForMermaid(String text) {
        return text.replace("#", "#35;")
                .replace("\"", "#quot;")
                .replace("<", "#lt;")
                .replace(">", "#gt;")
                .replaceAll("\\R", " ");
    }
}
