package dev.hindsight.replay.host;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.replay.StateUpdate;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A replay that runs in a child process. The thread that drives it sends events without waiting for answers; a thread of
 * its own takes the answers, which come in the order of the events.
 */
final class RunningReplay implements ReplayHost.Replay {
    /** How much longer than the runner itself we wait, before we take it for dead. */
    private static final Duration GRACE = Duration.ofSeconds(2);

    private static final int FLUSH_EVERY = 256;

    private final RunnerProcess process;
    private final AggregateCode code;
    private final Duration longestSilence;
    private final Consumer<ReplayStep> steps;
    private final Consumer<RunnerProcess> release;
    private final Requests requests = new Requests();
    private final Answers understood = new Answers();
    private final Queue<EventHeader> waiting = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    /** Is told of every answer. */
    private final Object answers = new Object();

    private long handedOver;
    private volatile long sent;
    private volatile long answered;
    private volatile boolean writing;
    private volatile boolean reusable;
    private volatile boolean closed;
    /** Why the replay has ended before its events have; guarded by this. */
    private Answer.@Nullable Stopped stop;
    /** The event at which it ended; guarded by this. */
    private @Nullable EventHeader stoppedAt;

    /** {@code release} takes the process when it has done well and can be used again. */
    RunningReplay(
            RunnerProcess process,
            AggregateCode code,
            ReplayLimits limits,
            Consumer<ReplayStep> steps,
            Consumer<RunnerProcess> release) {
        this.process = process;
        this.code = code;
        this.longestSilence = limits.perEvent().plus(GRACE);
        this.steps = steps;
        this.release = release;
    }

    void start() {
        Thread.ofVirtual().name("replay-answers").start(this::readAnswers);
    }

    @Override
    public void apply(StoredEvent event) {
        checkOpen();
        synchronized (this) {
            if (stop != null) {
                refuse(event.header(), stop);
                return;
            }
            waiting.add(event.header());
        }
        send(requests.apply(event, code));
    }

    private void send(byte[] line) {
        writing = true;
        try {
            process.write(line);
            if (++handedOver % FLUSH_EVERY == 0) {
                process.flush();
                sent = handedOver;
            }
        } catch (IOException _) {
            // The thread that reads the answers learns it too, and says why.
        } finally {
            writing = false;
        }
    }

    @Override
    public void await() {
        flush();
        synchronized (answers) {
            while (answered < handedOver && over.getCount() > 0 && !closed) {
                try {
                    answers.wait();
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    close();
                }
            }
        }
        checkOpen();
    }

    private void flush() {
        try {
            process.flush();
            sent = handedOver;
        } catch (IOException _) {
            // As above.
        }
    }

    @Override
    public void finish() {
        try {
            process.write(requests.end());
        } catch (IOException _) {
            // As above.
        }
        flush();
        try {
            over.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            close();
        }
        checkOpen();
    }

    private void checkOpen() {
        if (closed) {
            throw new ReplayStoppedException();
        }
    }

    @Override
    public void close() {
        closed = true;
        tellOfAnswer();
        if (over.getCount() > 0 || !reusable) {
            process.close();
        } else {
            reusable = false;
            release.accept(process);
        }
    }

    private void readAnswers() {
        try {
            boolean more = true;
            while (more) {
                more = take(nextLine());
            }
        } catch (IOException | Answers.ProtocolException e) {
            stop(new Answer.Stopped(new Answer.Failure(String.valueOf(e.getMessage()), process.printed()), ""));
        } finally {
            over.countDown();
            tellOfAnswer();
        }
    }

    private void tellOfAnswer() {
        synchronized (answers) {
            answers.notifyAll();
        }
    }

    /** The next line; null when the process is gone. */
    private @Nullable String nextLine() throws IOException {
        boolean wasStalled = false;
        while (true) {
            try {
                return process.read(longestSilence);
            } catch (SocketTimeoutException _) {
                boolean stalled = writing || answered < sent;
                if (stalled && wasStalled) {
                    throw new IOException("The process that ran the code gave no sign of life any more");
                }
                wasStalled = stalled;
            }
        }
    }

    /** Takes an answer and tells whether there can be more. */
    private boolean take(@Nullable String line) throws Answers.ProtocolException {
        if (line == null) {
            stop(died());
            return false;
        }
        return switch (understood.parse(line)) {
            case Answer.Applied applied -> {
                step(applied);
                yield true;
            }
            case Answer.Stopped stopped -> {
                stop(stopped);
                yield false;
            }
            case Answer.Ended ended -> {
                reusable = ended.threads().isEmpty() && waiting.isEmpty();
                stopUnlessAnswered();
                yield false;
            }
            case Answer.Began _, Answer.CannotBegin _, Answer.Shown _ ->
                throw new Answers.ProtocolException(line, null);
        };
    }

    private Answer.Stopped died() {
        return new Answer.Stopped(
                new Answer.Failure(
                        "The process that ran the code ended %s, at this event or within those sent after it"
                                .formatted(process.ending()),
                        "It printed: " + process.printed()),
                "");
    }

    private void step(Answer.Applied applied) throws Answers.ProtocolException {
        EventHeader event = waiting.poll();
        if (event == null) {
            throw new Answers.ProtocolException("an answer to no event", null);
        }
        Answer.Failure failure = applied.failure();
        ReplayError error = failure == null
                ? null
                : new ReplayError(event, ReplayError.Kind.FAILED, failure.message(), failure.detail());
        steps.accept(new ReplayStep(event, applied.update(), error, applied.output()));
        long before = answered; // only this thread writes it
        answered = before + 1;
        tellOfAnswer();
    }

    private void stopUnlessAnswered() {
        if (!waiting.isEmpty()) {
            stop(new Answer.Stopped(
                    new Answer.Failure("The runner ended the replay without an answer to this event", ""), ""));
        }
    }

    /** Ends the replay; the event that waits for its answer the longest is the one that ended it. */
    private synchronized void stop(Answer.Stopped stopped) {
        process.close();
        if (closed) {
            return;
        }
        stop = stopped;
        for (EventHeader next = waiting.poll(); next != null; next = waiting.poll()) {
            refuse(next, stopped);
        }
    }

    /** The step of an event that is not applied because the replay has ended. */
    private void refuse(EventHeader event, Answer.Stopped stopped) {
        EventHeader earlier = stoppedAt;
        Answer.Failure failure = stopped.failure();
        ReplayError error = earlier == null
                ? new ReplayError(event, ReplayError.Kind.STOPPED, failure.message(), failure.detail())
                : new ReplayError(
                        event,
                        ReplayError.Kind.NOT_REACHED,
                        "Not applied: the replay ended at version " + earlier.version(),
                        "");
        if (earlier == null) {
            stoppedAt = event;
        }
        steps.accept(new ReplayStep(event, StateUpdate.NONE, error, earlier == null ? stopped.output() : ""));
    }
}
