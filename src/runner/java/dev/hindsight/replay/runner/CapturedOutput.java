package dev.hindsight.replay.runner;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Keeps what the code prints, up to a limit; what goes beyond it is counted only. Threads that print after their event
 * are kept with the event during which they do.
 */
final class CapturedOutput extends OutputStream {
    private final PrintStream stream = new PrintStream(this, true, StandardCharsets.UTF_8) {
        // Code that closes it shall not silence the events to come.
        @Override
        public void close() {
            flush();
        }
    };
    private byte[] kept = new byte[1024];
    private int size;
    private long lost;
    private int limit;

    /** Takes over both streams, even where the code put others in their places. */
    @SuppressWarnings("ReferenceEquality") // the very stream is meant
    void capture(int most) {
        limit = most;
        if (System.out != stream) {
            System.setOut(stream);
        }
        if (System.err != stream) {
            System.setErr(stream);
        }
    }

    @Override
    public synchronized void write(int character) {
        if (size >= limit) {
            lost++;
            return;
        }
        if (size == kept.length) {
            kept = java.util.Arrays.copyOf(kept, Math.min(limit, size * 2));
        }
        kept[size++] = (byte) character;
    }

    /** What was printed since it was last asked for; empty if nothing. */
    synchronized String take() {
        if (size == 0) {
            return "";
        }
        String text = new String(kept, 0, size, StandardCharsets.UTF_8);
        String all = lost == 0 ? text : text + "\n… and " + lost + " bytes more, which were not kept";
        size = 0;
        lost = 0;
        return all;
    }
}
