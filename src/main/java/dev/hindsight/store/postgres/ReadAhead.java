package dev.hindsight.store.postgres;

import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads stretches of the store one behind the other. While one of two is read, another connection has the server send the
 * next, which waits in memory: the server works on two of its cores, and does not wait for us.
 */
final class ReadAhead {
    private final SlicedCopy here;
    private final SlicedCopy ahead;
    private final int mostAhead;

    /** Of a stretch at most {@code mostAhead} rows wait in memory; two of them can be there. */
    ReadAhead(SlicedCopy here, SlicedCopy ahead, int mostAhead) {
        this.here = here;
        this.ahead = ahead;
        this.mostAhead = mostAhead;
    }

    /** Rows that wait, and the rest of their stretch, if there is any. */
    private record Waiting(WaitingRows rows, Optional<Stretch> rest) {}

    /**
     * Hands over rows until there are none or none are wanted.
     *
     * @param wanted how many more to read at most, asked before each stretch
     */
    void read(List<Stretch> stretches, IntSupplier wanted, CopiedRow.Sink sink) {
        // Not a virtual thread: those are parked and woken for each packet of the server.
        try (ExecutorService other = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("read-ahead").factory())) {
            Future<Waiting> next = begin(other, stretches, 1);
            for (int i = 0; i < stretches.size() && wanted.getAsInt() > 0; i += 2) {
                here.read(stretches.get(i), wanted.getAsInt(), sink);
                if (next != null) {
                    Waiting waiting = await(next);
                    next = begin(other, stretches, i + 3);
                    waiting.rows().handOver(sink);
                    waiting.rest().ifPresent(rest -> here.read(rest, wanted.getAsInt(), sink));
                }
            }
        }
    }

    private @Nullable Future<Waiting> begin(ExecutorService other, List<Stretch> stretches, int place) {
        return place < stretches.size() ? other.submit(() -> waiting(stretches.get(place))) : null;
    }

    private Waiting waiting(Stretch stretch) {
        WaitingRows rows = new WaitingRows();
        return new Waiting(rows, ahead.read(stretch, mostAhead, rows));
    }

    private static Waiting await(Future<Waiting> next) {
        try {
            return next.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new ReadCancelledException();
        }
    }
}
