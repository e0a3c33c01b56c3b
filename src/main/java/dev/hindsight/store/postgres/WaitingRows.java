package dev.hindsight.store.postgres;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows as COPY sends them, which wait to be looked at: together in large arrays, since as hundreds of thousands of small
 * ones the garbage collector would have to move them about.
 */
final class WaitingRows implements CopiedRow.Sink {
    private static final int BLOCK = 1 << 16;

    private final List<ByteBuffer> blocks = new ArrayList<>();
    private ByteBuffer block = ByteBuffer.allocate(0);

    @Override
    public void take(byte[] data, int from) {
        int length = data.length - from;
        if (block.remaining() < Integer.BYTES + length) {
            block = ByteBuffer.allocate(Math.max(BLOCK, Integer.BYTES + length));
            blocks.add(block);
        }
        block.putInt(length).put(data, from, length);
    }

    /** Hands them over in the order in which they came. */
    void handOver(CopiedRow.Sink sink) {
        for (ByteBuffer filled : blocks) {
            filled.flip();
            while (filled.hasRemaining()) {
                int length = filled.getInt();
                sink.take(filled.array(), filled.arrayOffset() + filled.position());
                filled.position(filled.position() + length);
            }
        }
    }
}
