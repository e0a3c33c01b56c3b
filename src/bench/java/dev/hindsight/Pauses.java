package dev.hindsight;

import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/** For how long the FX thread was not to be had each time that it was asked, and what it did in the longest time. */
final class Pauses {
    /** After so long it is looked what the thread does. */
    private static final long LOOK_MILLIS = 40;

    private final long[] nanos;
    private int count;
    private StackTraceElement[] longest = {};
    private long longestNanos;

    private Pauses(int most) {
        nanos = new long[most];
    }

    /** Asks every two milliseconds, for so many seconds. */
    static Pauses measure(int seconds) throws InterruptedException {
        Pauses pauses = new Pauses(seconds * 500);
        Thread fx = fxThread();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < end && pauses.count < pauses.nanos.length) {
            pauses.ask(fx);
            TimeUnit.MILLISECONDS.sleep(2);
        }
        Arrays.sort(pauses.nanos, 0, pauses.count);
        return pauses;
    }

    private static Thread fxThread() throws InterruptedException {
        Thread[] thread = new Thread[1];
        CountDownLatch known = new CountDownLatch(1);
        Platform.runLater(() -> {
            thread[0] = Thread.currentThread();
            known.countDown();
        });
        known.await();
        return thread[0];
    }

    private void ask(Thread fx) throws InterruptedException {
        long asked = System.nanoTime();
        CountDownLatch done = new CountDownLatch(1);
        Platform.runLater(done::countDown);
        StackTraceElement[] seen = {};
        if (!done.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
            seen = fx.getStackTrace();
            done.await();
        }
        long took = System.nanoTime() - asked;
        nanos[count++] = took;
        if (took > longestNanos) {
            longestNanos = took;
            longest = seen;
        }
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%.1f ms at most%s, %.1f ms p99",
                nanos[count - 1] / 1e6,
                longest.length == 0 ? "" : " (in " + inside() + ")",
                nanos[count * 99 / 100] / 1e6);
    }

    /** Where the thread was: its innermost method, and the innermost one of ours. */
    private String inside() {
        String ours = Arrays.stream(longest)
                .filter(frame -> frame.getClassName().startsWith("dev.hindsight"))
                .findFirst()
                .map(frame -> ", from " + frame)
                .orElse("");
        if (Boolean.getBoolean("bench.stacks")) {
            Arrays.stream(longest).forEach(frame -> System.out.println("    at " + frame));
        }
        return longest[0] + ours;
    }
}
