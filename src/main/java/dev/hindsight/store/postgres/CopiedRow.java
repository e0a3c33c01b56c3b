package dev.hindsight.store.postgres;

import dev.hindsight.event.Micros;
import dev.hindsight.event.Position;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * A row in the binary form of COPY: a count of fields, then each as its length and its bytes. UUIDs are written out here:
 * for the server that would be a tenth of the whole read.
 */
final class CopiedRow {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** "PGCOPY\n\377\r\n\0" and two numbers stand before the first row, in one message with it. */
    private static final int SIGNATURE = 19;

    /** Microseconds from 1970 to 2000, from which PostgreSQL counts. */
    private static final long PG_EPOCH = 946_684_800_000_000L;

    private static final byte[] NOTHING = {};

    private final boolean uuidStream;
    private final boolean uuidStreamType;
    private final boolean uuidType;
    private final boolean uuidCorrelation;
    private final HeaderRow header = new HeaderRow();
    private byte[] data = NOTHING;
    private int at;

    /** What is done with each row: it begins at {@code from}, and is valid only for now. */
    @FunctionalInterface
    interface Sink {
        void take(byte[] data, int from);
    }

    /** The columns that are not texts but the 16 bytes of a UUID. */
    CopiedRow(Predicate<EventRole> uuids) {
        uuidStream = uuids.test(EventRole.STREAM);
        uuidStreamType = uuids.test(EventRole.STREAM_TYPE);
        uuidType = uuids.test(EventRole.TYPE);
        uuidCorrelation = uuids.test(EventRole.CORRELATION);
    }

    /** Where the row of a message of COPY begins, or -1 for the message that ends the rows. */
    static int start(byte[] message) {
        int start = message.length >= SIGNATURE && message[0] == 'P' ? SIGNATURE : 0;
        return start < message.length && (short) SHORT.get(message, start) >= 0 ? start : -1;
    }

    /** The position of a row. */
    static Position position(byte[] data, int from) {
        CopiedRow row = new CopiedRow(_ -> false);
        row.begin(data, from);
        return new Position(row.number(), row.number());
    }

    void read(byte[] row, int from) {
        begin(row, from);
        long transaction = number();
        long sequence = number();
        long version = number();
        header.set(transaction, sequence, version, micros());
        text(header.stream(), uuidStream);
        if (header.stream().length() == 0) {
            header.stream().set(EventColumns.stream(null).value());
        }
        text(header.streamType(), uuidStreamType);
        text(header.type(), uuidType);
        text(header.correlation(), uuidCorrelation);
        text(header.field(), false);
    }

    HeaderRow header() {
        return header;
    }

    private void begin(byte[] row, int from) {
        data = row;
        at = from + Short.BYTES;
    }

    private int length() {
        int length = (int) INT.get(data, at);
        at += 4;
        return length;
    }

    private long number() {
        int length = length();
        if (length < 0) {
            return 0;
        }
        long value = switch (length) {
            case 2 -> (short) SHORT.get(data, at);
            case 4 -> (int) INT.get(data, at);
            default -> (long) LONG.get(data, at);
        };
        at += length;
        return value;
    }

    /** As a header has it: the beginning of 1970 for no time, the ends of what can be shown for infinity. */
    private long micros() {
        int length = length();
        if (length < 0) {
            return 0;
        }
        long sinceEpoch = (long) LONG.get(data, at);
        at += length;
        return sinceEpoch == Long.MAX_VALUE || sinceEpoch == Long.MIN_VALUE
                ? Micros.of(sinceEpoch > 0 ? Instant.MAX : Instant.MIN)
                : sinceEpoch + PG_EPOCH;
    }

    private void text(Utf8 text, boolean uuid) {
        int length = length();
        if (uuid && length > 0) {
            text.set(new UUID((long) LONG.get(data, at), (long) LONG.get(data, at + Long.BYTES)).toString());
        } else {
            text.set(data, at, Math.max(0, length));
        }
        at += Math.max(0, length);
    }
}
