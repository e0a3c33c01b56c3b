package dev.hindsight.replay.host;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.replay.StateUpdate;
import java.io.IOException;
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
    private final RunnerProcess process;
    private final AggregateCode code;
    private final Duration longestSilence;
    private final Consumer<ReplayStep> steps;
    private final Consumer<RunnerProcess> release;
    private final Requests requests = new Requests();
    private final Queue<EventHeader> waiting = new ConcurrentLinkedQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    /** Is told when the awaited answer is there, or none can come any more. */
    private final Object answers = new Object();

    private long handedOver;
    private volatile long sent;
    private volatile long answered;
    /** How many answers are waited for. */
    private volatile long awaited;

    private volatile boolean writing;
    private volatile boolean finishing;
    private volatile boolean reusable;
    private volatile boolean closed;
    /** Whether an answer was due when the process said nothing; for the thread that reads. */
    private boolean stalled;
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
        this.longestSilence = limits.longestSilence();
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
        requests.apply(event, code);
        handedOver++;
        if (requests.isFull()) {
            send();
        }
    }

    private void send() {
        writing = true;
        try {
            process.send(requests);
            sent = handedOver;
        } catch (IOException _) {
            // The thread that reads the answers learns it too, and says why.
        } finally {
            writing = false;
        }
    }

    @Override
    public void await() {
        send();
        awaited = handedOver;
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

    @Override
    public void finish() {
        requests.end();
        finishing = true;
        send();
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
        tell();
        if (over.getCount() > 0 || !reusable) {
            process.close();
        } else {
            reusable = false;
            release.accept(process);
        }
    }

    private void readAnswers() {
        try {
            process.listen(longestSilence, this::checkStall);
            boolean more = true;
            while (more) {
                more = take(process.answers().next());
            }
        } catch (IOException | Answers.ProtocolException e) {
            stop(new Answer.Stopped(new Answer.Failure(String.valueOf(e.getMessage()), process.printed()), ""));
        } finally {
            over.countDown();
            tell();
        }
    }

    private void tell() {
        synchronized (answers) {
            answers.notifyAll();
        }
    }

    /** A process may be silent for as long as nothing is asked of it. */
    private void checkStall() throws IOException {
        boolean due = writing || finishing || answered < sent;
        if (due && stalled) {
            throw new IOException("The process that ran the code gave no sign of life any more");
        }
        stalled = due;
    }

    /** Takes an answer and tells whether there can be more; it is null when the process is gone. */
    private boolean take(@Nullable Answer answer) throws Answers.ProtocolException {
        stalled = false;
        return switch (answer) {
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
                throw process.answers().unexpected(null);
            case null -> {
                stop(died());
                yield false;
            }
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
            throw process.answers().unexpected(null); // an answer to no event
        }
        Answer.Failure failure = applied.failure();
        ReplayError error = failure == null
                ? null
                : new ReplayError(event, ReplayError.Kind.FAILED, failure.message(), failure.detail());
        steps.accept(new ReplayStep(event, applied.update(), error, applied.output()));
        long before = answered; // only this thread writes it
        answered = before + 1;
        if (answered == awaited) {
            tell();
        }
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
