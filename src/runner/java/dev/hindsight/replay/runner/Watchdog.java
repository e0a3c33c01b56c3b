package dev.hindsight.replay.runner;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Ends the process when aggregate code takes too long or leaves it by itself, and says first where the code was. It runs
 * in a thread of its own, and as a shutdown hook.
 */
final class Watchdog {
    private static final long LOOKS_EVERY_MILLIS = 20;
    private static final int EXIT_CODE = 70;

    private final Wire wire;
    private final Thread worker;
    private final CapturedOutput output;
    private final Set<Thread> known = new HashSet<>();
    private volatile Limits limits = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, 0, 0);
    private volatile long busySince;
    private volatile boolean busy;
    private volatile long replayNanos;

    Watchdog(Wire wire, Thread worker, CapturedOutput output) {
        this.wire = wire;
        this.worker = worker;
        this.output = output;
    }

    void start() {
        Thread thread = new Thread(this::look, "hindsight-watchdog");
        thread.setDaemon(true);
        thread.start();
        Runtime.getRuntime().addShutdownHook(new Thread(this::reportExit, "hindsight-exit"));
    }

    void beginReplay(Limits replayLimits) {
        known.clear();
        known.addAll(liveThreads());
        limits = replayLimits;
        replayNanos = 0;
        busy();
    }

    void busy() {
        busySince = System.nanoTime();
        busy = true;
    }

    void idle() {
        busy = false;
        long before = replayNanos; // only the thread that applies events writes it
        replayNanos = before + System.nanoTime() - busySince;
    }

    /** The names of threads that the code started during the replay and that are still running. */
    List<String> strangers() {
        return liveThreads().stream()
                .filter(thread -> !known.contains(thread) && !thread.equals(Thread.currentThread()) && !ours(thread))
                .map(Thread::getName)
                .toList();
    }

    /** All threads of the process, without a look at their stacks, which would cost more than a short replay. */
    private static List<Thread> liveThreads() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        Thread[] threads = new Thread[root.activeCount() + 16];
        int count = root.enumerate(threads, true);
        while (count == threads.length) {
            threads = new Thread[threads.length * 2];
            count = root.enumerate(threads, true);
        }
        return Arrays.asList(threads).subList(0, count);
    }

    private static boolean ours(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return thread.getName().startsWith("hindsight-")
                || group == null
                || group.getName().equals("system");
    }

    /** Says why the replay is over, and ends the process. */
    void giveUp(String sentence, String detail) {
        wire.stopped(new Failure(sentence, detail), output.take());
        Runtime.getRuntime().halt(EXIT_CODE);
    }

    private void look() {
        while (true) {
            try {
                Thread.sleep(LOOKS_EVERY_MILLIS);
            } catch (InterruptedException e) {
                continue; // whoever interrupts this thread has no business with it
            }
            if (busy) {
                look(System.nanoTime() - busySince);
            }
        }
    }

    private void look(long nanos) {
        if (nanos / 1_000_000 > limits.eventMillis()) {
            giveUp("The code was still busy after " + seconds(limits.eventMillis()));
        } else if ((replayNanos + nanos) / 1_000_000 > limits.replayMillis()) {
            giveUp("The replay as a whole took longer than " + seconds(limits.replayMillis()));
        }
    }

    private static String seconds(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
    }

    private void giveUp(String what) {
        StackTraceElement[] stack = worker.getStackTrace();
        giveUp(what + Failure.where(stack), "The thread that applies events was here:\n" + Failure.text(stack));
    }

    private void reportExit() {
        if (busy) {
            giveUp("The code ended its process");
        }
    }
}
