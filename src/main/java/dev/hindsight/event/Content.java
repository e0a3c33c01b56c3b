package dev.hindsight.event;

/** A payload or metadata as the store holds it, before anything tried to understand it. */
public sealed interface Content {
    /** The size in bytes (text counted as UTF-8). */
    long size();

    /** Text: the store's own text form of a json or jsonb value, or a text column. */
    record Text(String value) implements Content {
        @Override
        public long size() {
            return value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        }
    }

    /** Bytes: a bytea column or a large object. The array is shared, not copied: nobody writes to it. */
    @SuppressWarnings("ArrayRecordComponent") // compared and printed nowhere; a copy of 5 MB per read is not worth it
    record Bytes(byte[] value) implements Content {
        @Override
        public long size() {
            return value.length;
        }
    }

    /** SQL null, or a column that the layout does not have. */
    record Absent() implements Content {
        @Override
        public long size() {
            return 0;
        }
    }

    /**
     * It exists, and cannot be read.
     *
     * @param reason a sentence that says why, and what to do
     */
    record Unreadable(String reason) implements Content {
        @Override
        public long size() {
            return 0;
        }
    }
}
