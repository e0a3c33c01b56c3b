package dev.hindsight.store.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Reads where a role's value comes from: the name of a column, or an object that says how it is derived. */
final class SourceNode {
    private static final Set<String> FORMS = Set.of(
            "json", "before", "after", "joined", "first", "constant", "anyOf", "eventAt", "tied", "microseconds");
    private static final Set<String> EXTRAS = Set.of("of", "with", "is", "by");

    private SourceNode() {}

    static Source read(LayoutNode node) {
        if (!node.value().isObject()) {
            return column(node.text());
        }
        List<String> forms = node.names().stream().filter(FORMS::contains).toList();
        if (forms.size() != 1) {
            throw node.fault("should be the name of a column, or have one of "
                    + String.join(", ", FORMS.stream().sorted().toList()));
        }
        String form = forms.getFirst();
        Set<String> known = new java.util.HashSet<>(EXTRAS);
        known.add(form);
        node.allowOnly(known);
        return derived(node, form);
    }

    /** A column of the events table, or of a joined one: {@code alias.column}. */
    static Source.Column column(String text) {
        int dot = text.indexOf('.');
        return dot < 0
                ? new Source.Column(Layout.EVENTS, text)
                : new Source.Column(text.substring(0, dot), text.substring(dot + 1));
    }

    private static Source derived(LayoutNode node, String form) {
        return switch (form) {
            case "json" ->
                new Source.Json(
                        column(document(node, form)), path(node, form), node.has("is") ? node.text("is") : null);
            case "anyOf" -> new Source.AnyElement(column(document(node, form)), path(node, form));
            case "before" -> new Source.Before(read(node.get("of")), node.text("before"));
            case "after" -> new Source.After(read(node.get("of")), node.text("after"));
            case "joined" -> new Source.Joined(several(node, form), node.text("with"));
            case "first" -> new Source.FirstOf(several(node, form));
            case "constant" -> new Source.Constant(node.text("constant"));
            case "tied" -> new Source.Tied(read(node.get("tied")), read(node.get("by")));
            case "microseconds" -> new Source.Microseconds(read(node.get("microseconds")));
            default -> eventAt(node.object("eventAt"));
        };
    }

    private static Source eventAt(LayoutNode place) {
        place.allowOnly(Set.of("stream", "version"));
        return new Source.EventAt(read(place.get("stream")), read(place.get("version")));
    }

    private static List<Source> several(LayoutNode node, String form) {
        List<Source> sources = new ArrayList<>();
        node.elements(form).forEach(element -> sources.add(read(element)));
        if (sources.size() < 2) {
            throw node.get(form).fault("should have two elements or more");
        }
        return sources;
    }

    private static String document(LayoutNode node, String form) {
        return steps(node, form).getFirst();
    }

    private static List<String> path(LayoutNode node, String form) {
        List<String> steps = steps(node, form);
        return steps.subList(1, steps.size());
    }

    private static List<String> steps(LayoutNode node, String form) {
        List<String> steps = node.texts(form);
        if (steps.size() < 2) {
            throw node.get(form).fault("should be a column and the names that lead to the value in it");
        }
        return steps;
    }
}
