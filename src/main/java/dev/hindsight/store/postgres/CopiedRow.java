package dev.hindsight.store.postgres;

import dev.hindsight.event.Micros;
import dev.hindsight.event.Position;
import dev.hindsight.store.HeaderRow;
import dev.hindsight.store.Utf8;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.time.Instant;

/** A row in the binary form of COPY: a count of fields, then each as its length and its bytes. */
final class CopiedRow {
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** "PGCOPY\n\377\r\n\0" and two numbers stand before the first row, in one message with it. */
    private static final int SIGNATURE = 19;

    /** Microseconds from 1970 to 2000, from which PostgreSQL counts. */
    private static final long PG_EPOCH = 946_684_800_000_000L;

    private static final byte[] NOTHING = {};

    private final HeaderRow header = new HeaderRow();
    private byte[] data = NOTHING;
    private int at;
    private long lastTransaction;
    private long lastSequence;

    /** Reads a message; false for the one that ends the rows. */
    boolean read(byte[] message, boolean first) {
        data = message;
        at = first && data.length >= SIGNATURE && data[0] == 'P' ? SIGNATURE : 0;
        if (at >= data.length || (short) SHORT.get(data, at) < 0) {
            return false;
        }
        at += 2;
        long transaction = number();
        long sequence = number();
        long version = number();
        header.set(transaction, sequence, version, micros());
        text(header.stream());
        if (header.stream().length() == 0) {
            header.stream().set(EventColumns.stream(null).value());
        }
        text(header.streamType());
        text(header.type());
        text(header.correlation());
        text(header.field());
        return true;
    }

    HeaderRow header() {
        return header;
    }

    /** Makes the row one to go on after. */
    void remember() {
        lastTransaction = header.transaction();
        lastSequence = header.sequence();
    }

    Position position() {
        return new Position(lastTransaction, lastSequence);
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

    private void text(Utf8 text) {
        int length = length();
        text.set(data, at, Math.max(0, length));
        at += Math.max(0, length);
    }
}
