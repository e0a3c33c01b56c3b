package dev.hindsight.store.query;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a condition looks at. */
public sealed interface Field {
    /** What the values of a header are. */
    enum Kind {
        TEXT,
        NUMBER,
        TIME
    }

    /** A part of the event's header, by the name that people type. */
    enum Header implements Field {
        TYPE("type", Kind.TEXT),
        STREAM("stream", Kind.TEXT),
        STREAM_TYPE("streamType", Kind.TEXT),
        VERSION("version", Kind.NUMBER),
        POSITION("position", Kind.NUMBER),
        TIME("time", Kind.TIME),
        ID("id", Kind.TEXT),
        CORRELATION("correlation", Kind.TEXT),
        CAUSATION("causation", Kind.TEXT);

        private final String label;
        private final Kind kind;

        Header(String label, Kind kind) {
            this.label = label;
            this.kind = kind;
        }

        public String label() {
            return label;
        }

        public Kind kind() {
            return kind;
        }

        /** The header of that name, whatever its case. */
        static Optional<Header> named(String name) {
            return Arrays.stream(values())
                    .filter(header -> header.label.equalsIgnoreCase(name))
                    .findFirst();
        }
    }

    /** Who caused the event: the first of these names that the metadata has. */
    record User() implements Field {
        /** The name that people type. */
        public static final String LABEL = "user";

        private static final List<Value> PLACES = java.util.stream.Stream.of(
                        "userId", "user_id", "user", "username", "userName", "principal", "actor", "actorId")
                .map(name -> new Value(Root.METADATA, List.of(name)))
                .toList();

        /** Where the user may stand, the first that is there counts. */
        public List<Value> places() {
            return PLACES;
        }
    }

    /** A document of the event. */
    enum Root {
        PAYLOAD("payload"),
        METADATA("metadata");

        private final String label;

        Root(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A value inside the payload or metadata, such as {@code payload.customer.city}.
     *
     * @param path the property names (or array indexes, from 0) that lead to the value, at least one
     */
    record Value(Root root, List<String> path) implements Field {
        public Value {
            path = List.copyOf(path);
            if (path.isEmpty()) {
                throw new IllegalArgumentException("A condition needs a path, as in payload.customer.city.");
            }
        }
    }
}
