package dev.hindsight.check;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ReadCancelledException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Some threads that do the same work together. When one of them fails, all stop, and its failure is that of the whole. */
final class Workers {
    /** A store opens four connections at most. */
    private static final int MOST = 4;

    private final Cancellation outer;

    Workers(Cancellation cancellation) {
        this.outer = cancellation;
    }

    /** Runs the work on each thread, and returns when all are done. */
    void run(Consumer<Cancellation> work) {
        Cancellation inner = new Cancellation();
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST);
        try (ExecutorService pool = Executors.newFixedThreadPool(
                        threads,
                        Thread.ofPlatform().daemon().name("check-worker-", 1).factory());
                Cancellation.Registration _ = outer.onCancel(inner::cancel)) {
            List<Callable<Void>> tasks = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                tasks.add(() -> {
                    try {
                        work.accept(inner);
                        return null;
                    } catch (RuntimeException e) {
                        inner.cancel();
                        throw e;
                    }
                });
            }
            await(pool.invokeAll(tasks));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            inner.cancel();
        }
        outer.check();
    }

    /** The first failure that is not the cancellation that follows it. */
    private void await(List<Future<Void>> futures) throws InterruptedException {
        RuntimeException failure = null;
        for (Future<Void> future : futures) {
            try {
                future.get();
            } catch (ExecutionException e) {
                RuntimeException thrown = e.getCause() instanceof RuntimeException known
                        ? known
                        : new IllegalStateException(e.getCause());
                boolean follows = thrown instanceof ReadCancelledException;
                failure = failure == null || !follows ? thrown : failure;
            }
        }
        if (failure != null) {
            outer.check();
            throw failure;
        }
    }
}
