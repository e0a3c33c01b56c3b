package dev.hindsight.store;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Micros;

/**
 * The header of one event in plain values, without ids, for those who read millions of them. A reader fills the same row
 * anew for each event: whoever gets it takes from it what is needed, and does not keep it.
 */
public final class HeaderRow {
    private final Utf8 stream = new Utf8();
    private final Utf8 streamType = new Utf8();
    private final Utf8 type = new Utf8();
    private final Utf8 correlation = new Utf8();
    private final Utf8 field = new Utf8();
    private long transaction;
    private long sequence;
    private long version;
    private long micros;

    /** Takes over the numbers: position, version, and microseconds since 1970. */
    public void set(long newTransaction, long newSequence, long newVersion, long newMicros) {
        transaction = newTransaction;
        sequence = newSequence;
        version = newVersion;
        micros = newMicros;
    }

    /** Takes over a header; a field of metadata is none of its parts. */
    public void set(EventHeader header) {
        set(header.position().transaction(), header.position().sequence(), header.version(), Micros.of(header.at()));
        stream.set(header.stream().value());
        streamType.set(header.streamType());
        type.set(header.type());
        CorrelationId id = header.correlation();
        correlation.set(id == null ? null : id.value());
        field.set(null);
    }

    public long transaction() {
        return transaction;
    }

    public long sequence() {
        return sequence;
    }

    public long version() {
        return version;
    }

    /** When the event was recorded, microseconds since 1970. */
    public long micros() {
        return micros;
    }

    public Utf8 stream() {
        return stream;
    }

    public Utf8 streamType() {
        return streamType;
    }

    public Utf8 type() {
        return type;
    }

    public Utf8 correlation() {
        return correlation;
    }

    /** The field of metadata that was asked for. */
    public Utf8 field() {
        return field;
    }
}
