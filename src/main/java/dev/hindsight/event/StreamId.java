package dev.hindsight.event;

/**
 * The textual name of a stream, unique in its store. How a layout composes it from columns is the layout's business;
 * everything else treats it as opaque text.
 */
public record StreamId(String value) implements Comparable<StreamId> {
    public StreamId {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("A stream needs a name that is not empty.");
        }
    }

    @Override
    public int compareTo(StreamId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
