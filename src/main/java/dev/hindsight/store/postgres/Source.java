package dev.hindsight.store.postgres;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a layout finds what plays a role: a column, or something derived from columns. Never SQL of the file's own. */
sealed interface Source {
    /** The sources that this one is made of. */
    default Stream<Source> parts() {
        return Stream.of();
    }

    /**
     * A column of the events table or, after the alias of a joined table and a dot, of that table.
     *
     * @param table the alias of the joined table, or {@link Layout#EVENTS}
     */
    record Column(String table, String name) implements Source {}

    /**
     * A value inside a JSON document. In a column of type text, bytea or oid it is found by its key alone, also where
     * the bytes turn out to be XML or YAML.
     *
     * @param type the PostgreSQL type of the value, or null for text
     */
    record Json(
            Source document, List<String> path, @Nullable String type) implements Source {
        public Json {
            path = List.copyOf(path);
        }

        @Override
        public Stream<Source> parts() {
            return Stream.of(document);
        }
    }

    /** The text before the first separator, or all of it where there is none. */
    record Before(Source of, String separator) implements Source {
        @Override
        public Stream<Source> parts() {
            return Stream.of(of);
        }
    }

    /** The text after the first separator, or all of it where there is none. */
    record After(Source of, String separator) implements Source {
        @Override
        public Stream<Source> parts() {
            return Stream.of(of);
        }
    }

    /** Several texts put together with a separator between them. */
    record Joined(List<Source> pieces, String separator) implements Source {
        public Joined {
            pieces = List.copyOf(pieces);
        }

        @Override
        public Stream<Source> parts() {
            return pieces.stream();
        }
    }

    /** The first of these that the tables have and that is not null. */
    record FirstOf(List<Source> choices) implements Source {
        public FirstOf {
            choices = List.copyOf(choices);
        }

        @Override
        public Stream<Source> parts() {
            return choices.stream();
        }
    }

    /** The same text for every event. */
    record Constant(String text) implements Source {}

    /** An array of ids inside a jsonb document: an event belongs to each of them, and shows the first. */
    record AnyElement(Source document, List<String> path) implements Source {
        public AnyElement {
            path = List.copyOf(path);
        }

        @Override
        public Stream<Source> parts() {
            return Stream.of(document);
        }
    }

    /** The id of the event at a version of a stream, both named by this event. */
    record EventAt(Source stream, Source version) implements Source {
        @Override
        public Stream<Source> parts() {
            return Stream.of(stream, version);
        }
    }

    /**
     * A number that is unique only together with a text, as one number: the number times 2^20, and the text's hash in
     * the lower 20 bits.
     */
    record Tied(Source number, Source by) implements Source {
        @Override
        public Stream<Source> parts() {
            return Stream.of(number, by);
        }
    }

    /** A time as microseconds since 1970, to order events by. */
    record Microseconds(Source time) implements Source {
        @Override
        public Stream<Source> parts() {
            return Stream.of(time);
        }
    }
}
