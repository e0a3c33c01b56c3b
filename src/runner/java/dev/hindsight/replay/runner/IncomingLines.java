package dev.hindsight.replay.runner;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * The lines of the replay protocol as they come in. A line that holds an object is read by a parser, the same for all of
 * them; any other is taken as it is, and nothing in it can disturb the lines around it. For one thread.
 */
public final class IncomingLines {
    private final InputStream in;
    private final Function<InputStream, JsonParser> parsers;
    private @Nullable JsonParser parser;
    private byte[] buffer = new byte[1 << 16];
    private int filled;
    private int start;
    /** Where the line feed is. */
    private int end = -1;
    /** Up to where the parser has the line. */
    private int parsed;

    /** {@code parsers} makes the parser. */
    public IncomingLines(InputStream in, Function<InputStream, JsonParser> parsers) {
        this.in = in;
        this.parsers = parsers;
    }

    /**
     * Goes on to the next line.
     *
     * @return false when there is none, since the other side is gone
     */
    public boolean next() throws IOException {
        start = end + 1;
        end = feed(start);
        while (end == filled) {
            if (!fill()) {
                return false;
            }
            end = feed(end);
        }
        return true;
    }

    /** Where the next line feed is; where the buffer ends if there is none. */
    private int feed(int from) {
        int at = from;
        while (at < filled && buffer[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        end -= start;
        start = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
        int read = in.read(buffer, filled, buffer.length - filled);
        filled += Math.max(read, 0);
        return read >= 0;
    }

    /**
     * A parser at the beginning of the object that the line holds. The object is to be read to its end.
     *
     * @throws StreamReadException if the line holds something else; no object can be read any more then
     */
    public JsonParser object() {
        parsed = start;
        JsonParser current = parser == null ? parsers.apply(new Line()) : parser;
        parser = current;
        if (current.nextToken() != JsonToken.START_OBJECT) {
            throw new StreamReadException(current, "There is no object in the line");
        }
        return current;
    }

    /** The line as it is; null where there is nothing in it. */
    public @Nullable String text() {
        return start == end ? null : new String(buffer, start, end - start, StandardCharsets.UTF_8);
    }

    /** The line as the parser gets it: it waits for no other when this one ends too early. */
    private final class Line extends InputStream {
        @Override
        public int read(byte[] target, int offset, int most) {
            int length = Math.min(most, end + 1 - parsed);
            if (length <= 0) {
                return -1;
            }
            System.arraycopy(buffer, parsed, target, offset, length);
            parsed += length;
            return length;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }
    }
}
