package dev.hindsight.timeline;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.store.HeaderRow;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The headers of many events as columns of numbers, in the global order of the store; an event is its place in that order,
 * from 0. Texts are numbers of {@link Names}. An event takes 28 to 44 bytes, and each different text its bytes once.
 * Immutable.
 */
public final class HeaderIndex {
    /**
     * What one event takes at most, here and in lanes, while both are made anew and the old ones are still there; for
     * deciding how many there is room for.
     */
    public static final int BYTES_PER_EVENT = 160;

    private final LongColumn transactions;
    private final LongColumn sequences;
    private final LongColumn versions;
    private final long[] times;
    private final IntColumn streams;
    private final IntColumn types;
    private final IntColumn correlations;
    private final IntColumn fields;
    private final IntColumn streamTypes;
    private final Map<Header, Names> names;
    private final boolean inOrder;
    private final long[] sortedTimes;

    private HeaderIndex(Builder builder) {
        transactions = builder.transactions;
        sequences = builder.sequences;
        versions = builder.versions;
        times = Arrays.copyOf(builder.times, builder.size());
        streams = builder.streams;
        types = builder.types;
        correlations = builder.correlations;
        fields = builder.fields;
        streamTypes = builder.streamTypes;
        names = builder.names;
        // Times come almost in the order of the store; where they do quite, one array serves both.
        inOrder = isSorted(times);
        sortedTimes = inOrder ? times : times.clone();
        if (!inOrder) {
            Arrays.sort(sortedTimes);
        }
    }

    private static boolean isSorted(long[] times) {
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /** Takes headers in the global order of the store. Not thread-safe. */
    public static final class Builder implements Consumer<HeaderRow> {
        private LongColumn transactions = new LongColumn();
        private LongColumn sequences = new LongColumn();
        private LongColumn versions = new LongColumn();
        private IntColumn streams = new IntColumn();
        private IntColumn types = new IntColumn();
        private IntColumn correlations = new IntColumn();
        private IntColumn fields = new IntColumn();
        /** By the number of the stream. */
        private IntColumn streamTypes = new IntColumn();

        private final Map<Header, Names> names = new EnumMap<>(Header.class);
        private Names streamNames = named(Header.STREAM);
        private Names streamTypeNames = named(Header.STREAM_TYPE);
        private Names typeNames = named(Header.EVENT_TYPE);
        private Names correlationNames = named(Header.CORRELATION);
        private Names fieldNames = named(Header.FIELD);
        private final HeaderRow row = new HeaderRow();
        private long[] times = new long[1024];

        /** Begins with the first events of another index, which stays as it is. */
        private static Builder after(HeaderIndex other, int count) {
            Builder builder = new Builder();
            builder.transactions = other.transactions.first(count);
            builder.sequences = other.sequences.first(count);
            builder.versions = other.versions.first(count);
            builder.streams = other.streams.first(count);
            builder.types = other.types.first(count);
            builder.correlations = other.correlations.first(count);
            builder.fields = other.fields.first(count);
            builder.streamTypes = other.streamTypes.first(other.streamTypes.size());
            other.names.forEach((header, texts) -> builder.names.put(header, texts.copy()));
            builder.streamNames = builder.texts(Header.STREAM);
            builder.streamTypeNames = builder.texts(Header.STREAM_TYPE);
            builder.typeNames = builder.texts(Header.EVENT_TYPE);
            builder.correlationNames = builder.texts(Header.CORRELATION);
            builder.fieldNames = builder.texts(Header.FIELD);
            builder.times = Arrays.copyOf(other.times, Math.max(1024, count));
            return builder;
        }

        private Names texts(Header header) {
            return Objects.requireNonNull(names.get(header));
        }

        private Names named(Header header) {
            Names texts = new Names();
            names.put(header, texts);
            return texts;
        }

        @Override
        public void accept(HeaderRow header) {
            room();
            times[size()] = header.micros();
            transactions.add(header.transaction());
            sequences.add(header.sequence());
            versions.add(header.version());
            int stream = streamNames.code(header.stream());
            if (stream == streamTypes.size()) {
                streamTypes.add(streamTypeNames.code(header.streamType()));
            }
            streams.add(stream);
            types.add(typeNames.code(header.type()));
            correlations.add(correlationNames.code(header.correlation()));
            fields.add(fieldNames.code(header.field()));
        }

        /** Takes over an event of the index that this one began with. */
        private void accept(HeaderIndex other, int event) {
            room();
            times[size()] = other.times[event];
            transactions.add(other.transactions.get(event));
            sequences.add(other.sequences.get(event));
            versions.add(other.versions.get(event));
            types.add(other.types.get(event));
            correlations.add(other.correlations.get(event));
            fields.add(other.fields.get(event));
            streams.add(other.streams.get(event));
        }

        private void room() {
            if (size() == times.length) {
                times = Arrays.copyOf(times, LongColumn.grown(times.length));
            }
        }

        public void accept(EventHeader header) {
            row.set(header);
            accept(row);
        }

        public int size() {
            return streams.size();
        }

        /** The index; nothing can be added afterwards. */
        public HeaderIndex build() {
            transactions.trim();
            sequences.trim();
            versions.trim();
            streams.trim();
            types.trim();
            correlations.trim();
            fields.trim();
            streamTypes.trim();
            return new HeaderIndex(this);
        }
    }

    /**
     * An index of more events: those that are here already are not taken twice.
     *
     * @param field the field of metadata of an event, empty where it has none
     */
    public HeaderIndex with(Collection<EventHeader> more, Function<EventHeader, String> field) {
        TreeMap<Position, EventHeader> fresh = new TreeMap<>();
        more.stream()
                .filter(header -> at(header.position()).isEmpty())
                .forEach(header -> fresh.put(header.position(), header));
        if (fresh.isEmpty()) {
            return this;
        }
        int next = firstFrom(fresh.firstKey());
        Builder builder = Builder.after(this, next);
        HeaderRow row = new HeaderRow();
        for (EventHeader header : fresh.values()) {
            // An event may come late: after others of later positions.
            for (; next < size() && compare(next, header.position()) < 0; next++) {
                builder.accept(this, next);
            }
            row.set(header);
            row.field().set(field.apply(header));
            builder.accept(row);
        }
        for (; next < size(); next++) {
            builder.accept(this, next);
        }
        return builder.build();
    }

    public int size() {
        return times.length;
    }

    public Position position(int event) {
        return new Position(transactions.get(event), sequences.get(event));
    }

    /** When the event was recorded, microseconds since 1970. */
    public long micros(int event) {
        return times[event];
    }

    public long version(int event) {
        return versions.get(event);
    }

    /** The number of a header's value, in {@link #names}. */
    public int code(Header header, int event) {
        return switch (header) {
            case STREAM -> streams.get(event);
            case STREAM_TYPE -> streamTypes.get(streams.get(event));
            case EVENT_TYPE -> types.get(event);
            case CORRELATION -> correlations.get(event);
            case FIELD -> fields.get(event);
        };
    }

    public Names names(Header header) {
        return Objects.requireNonNull(names.get(header));
    }

    /** The value of a header, empty where the event has none. */
    public String text(Header header, int event) {
        return names(header).text(code(header, event));
    }

    /** All times, ascending; nobody writes to it. */
    long[] sortedTimes() {
        return sortedTimes;
    }

    /** The time of the earliest event, microseconds since 1970; 0 if there is none. */
    public long first() {
        return times.length == 0 ? 0 : sortedTimes[0];
    }

    /** The time of the latest event, microseconds since 1970; 0 if there is none. */
    public long last() {
        return times.length == 0 ? 0 : sortedTimes[times.length - 1];
    }

    /** How many events there are from one time to another, both inclusive, microseconds since 1970. */
    public int countBetween(long from, long until) {
        return Math.max(0, timeOrder(until + 1) - timeOrder(from));
    }

    private int timeOrder(long micros) {
        return SparseOrder.lowerBound(sortedTimes, micros, 0, sortedTimes.length);
    }

    /** The event at a position. */
    public OptionalInt at(Position position) {
        int event = firstFrom(position);
        return event < size() && compare(event, position) == 0 ? OptionalInt.of(event) : OptionalInt.empty();
    }

    private int firstFrom(Position position) {
        int low = 0;
        int high = size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(middle, position) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The event of a stream that has a version; looked for from the newest on. */
    public OptionalInt find(String stream, long version) {
        int code = names(Header.STREAM).find(stream);
        if (code >= 0) {
            for (int event = size() - 1; event >= 0; event--) {
                if (streams.get(event) == code && versions.get(event) == version) {
                    return OptionalInt.of(event);
                }
            }
        }
        return OptionalInt.empty();
    }

    /** What it takes in memory. */
    public long bytes() {
        long bytes = 8L * times.length * (inOrder ? 1 : 2);
        for (LongColumn column : new LongColumn[] {transactions, sequences, versions}) {
            bytes += column.bytes();
        }
        for (IntColumn column : new IntColumn[] {streams, types, correlations, fields, streamTypes}) {
            bytes += column.bytes();
        }
        for (Names texts : names.values()) {
            bytes += texts.bytes();
        }
        return bytes;
    }

    private int compare(int event, Position position) {
        int byTransaction = Long.compare(transactions.get(event), position.transaction());
        return byTransaction != 0 ? byTransaction : Long.compare(sequences.get(event), position.sequence());
    }
}
