package dev.hindsight.ui.common;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON laid out for reading: the text, what each part of it is, and which lines fold.
 *
 * @param spans the coloured parts in the order of the text, not overlapping; what lies between them is punctuation
 * @param folds the lines of each object and array that spans more than one
 * @param marks the lines to be pointed out, from 0, in order
 */
public record JsonText(String text, List<Span> spans, List<Fold> folds, List<Integer> marks) {
    /** With no line to be pointed out. */
    public JsonText(String text, List<Span> spans, List<Fold> folds) {
        this(text, spans, folds, List.of());
    }

    private static final String INDENT = "  ";
    private static final int DEEPEST_INDENT = 50;

    /** What a part of the text is; decides its colour. */
    public enum Kind {
        KEY,
        STRING,
        NUMBER,
        LITERAL,
        /** Words in the place of what stands encrypted. */
        SEALED
    }

    /**
     * A coloured part of the text.
     *
     * @param start index of its first character
     * @param end index behind its last character
     */
    public record Span(int start, int end, Kind kind) {}

    /**
     * An object or array.
     *
     * @param firstLine the line with its opening bracket, from 0
     * @param lastLine the line with its closing bracket
     */
    public record Fold(int firstLine, int lastLine) {}

    public static JsonText of(JsonNode value) {
        return print(value, Set.of(), part -> Optional.empty());
    }

    /** Says in words what stands encrypted. */
    public static JsonText of(JsonNode value, SealedWords sealed) {
        return of(value, Set.of(), sealed);
    }

    /** Points out the values at some places, with all that is in them, and says in words what stands encrypted. */
    public static JsonText of(JsonNode value, Set<JsonPointer> places, SealedWords sealed) {
        return print(value, places, sealed::of);
    }

    private static JsonText print(
            JsonNode value, Set<JsonPointer> places, Function<JsonNode, Optional<String>> sealed) {
        Printer printer = new Printer(places, sealed);
        printer.print(value);
        return new JsonText(printer.text.toString(), printer.spans, printer.folds, List.copyOf(printer.marks));
    }

    /** Whether a text of it is none, but words in the place of what stands encrypted. */
    boolean isSealed(JsonNode value) {
        return value.isString()
                && spans.stream()
                        .filter(span -> span.kind() == Kind.SEALED)
                        .anyMatch(
                                span -> text.substring(span.start(), span.end()).equals(value.toString()));
    }

    /** The number of lines, at least 1. */
    public int lines() {
        return (int) text.lines().count();
    }

    private static final class Printer {
        private final StringBuilder text = new StringBuilder();
        private final List<Span> spans = new ArrayList<>();
        private final List<Fold> folds = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();
        private final NavigableSet<Integer> marks = new TreeSet<>();
        private final Set<JsonPointer> places;
        private final Function<JsonNode, Optional<String>> sealed;
        private int line;

        private Printer(Set<JsonPointer> places, Function<JsonNode, Optional<String>> sealed) {
            this.places = places;
            this.sealed = sealed;
        }

        /** An object or array whose members are being printed; an own stack, since payloads may be deep. */
        private static final class Open {
            private final Iterator<Map.Entry<String, JsonNode>> members;
            private final boolean named;
            private final int firstLine;
            private final JsonPointer place;
            private int printed;

            private Open(JsonNode container, int firstLine, JsonPointer place) {
                this.members = members(container);
                this.named = container.isObject();
                this.firstLine = firstLine;
                this.place = place;
            }

            private JsonPointer placeOf(String member) {
                return named ? place.appendProperty(member) : place.appendIndex(printed++);
            }
        }

        void print(JsonNode root) {
            value(root, JsonPointer.empty());
            while (!open.isEmpty()) {
                Open innermost = open.peek();
                if (innermost.members.hasNext()) {
                    member(innermost);
                } else {
                    close(open.pop());
                }
            }
        }

        private void member(Open parent) {
            Map.Entry<String, JsonNode> member = parent.members.next();
            newLine(open.size());
            if (parent.named) {
                span(StringNode.valueOf(member.getKey()).toString(), Kind.KEY);
                text.append(": ");
            }
            // Places cost something, and most text has none to be pointed out.
            value(member.getValue(), places.isEmpty() ? parent.place : parent.placeOf(member.getKey()));
        }

        private void value(JsonNode value, JsonPointer place) {
            Optional<String> words = sealed.apply(value);
            if (words.isPresent()) {
                span(StringNode.valueOf(words.get()).toString(), Kind.SEALED);
                separate();
            } else if (value.isContainer() && !value.isEmpty()) {
                text.append(value.isObject() ? '{' : '[');
                open.push(new Open(value, line, place));
            } else {
                mark(place, line);
                scalar(value);
                separate();
            }
        }

        private static Iterator<Map.Entry<String, JsonNode>> members(JsonNode container) {
            return container.isObject()
                    ? container.properties().iterator()
                    : container.values().stream()
                            .map(element -> Map.entry("", element))
                            .iterator();
        }

        private void scalar(JsonNode value) {
            if (value.isContainer()) {
                text.append(value.isObject() ? "{}" : "[]");
            } else if (value.isString()) {
                span(value.toString(), Kind.STRING);
            } else {
                span(value.toString(), value.isNumber() ? Kind.NUMBER : Kind.LITERAL);
            }
        }

        private void mark(JsonPointer place, int firstLine) {
            if (places.contains(place)) {
                IntStream.rangeClosed(firstLine, line).forEach(marks::add);
            }
        }

        private void close(Open closed) {
            newLine(open.size());
            text.append(closed.named ? '}' : ']');
            folds.add(new Fold(closed.firstLine, line));
            mark(closed.place, closed.firstLine);
            separate();
        }

        private void separate() {
            if (!open.isEmpty() && open.peek().members.hasNext()) {
                text.append(',');
            }
        }

        private void newLine(int depth) {
            text.append('\n').repeat(INDENT, Math.min(depth, DEEPEST_INDENT));
            line++;
        }

        private void span(String words, Kind kind) {
            int start = text.length();
            text.append(words);
            spans.add(new Span(start, text.length(), kind));
        }
    }
}
