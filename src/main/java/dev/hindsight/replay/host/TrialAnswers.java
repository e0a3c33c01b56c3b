package dev.hindsight.replay.host;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.Trial;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a process answers while it tries streams one after the other. For one thread. */
final class TrialAnswers {
    private final RunnerProcess process;
    private final Duration longestSilence;
    private Iterator<StoredEvent> waiting = Collections.emptyIterator();
    /** They are told when the stream is done with: else it will be tried once more. */
    private final List<ReplayError> errors = new ArrayList<>();

    private boolean anyAnswer;
    private boolean gaveUp;
    private boolean reusable = true;
    private boolean stalled;

    /** Is used for one process that has been sent what it answers to. {@code longestSilence} makes it dead. */
    TrialAnswers(RunnerProcess process, Duration longestSilence) {
        this.process = process;
        this.longestSilence = longestSilence;
    }

    private void checkStall() throws IOException {
        if (stalled) {
            throw new IOException("The process that ran the code gave no sign of life any more");
        }
        stalled = true;
    }

    /** Takes what the process says about a stream, and tells whether it goes on to the next. */
    boolean take(Trial trial) {
        waiting = trial.events().iterator();
        errors.clear();
        try {
            process.listen(longestSilence, this::checkStall);
            while (true) {
                Answer answer = process.answers().next();
                stalled = false;
                anyAnswer |= answer != null;
                switch (answer) {
                    case Answer.Began _ -> {}
                    case Answer.CannotBegin(String message, String detail) -> {
                        waiting = Collections.emptyIterator();
                        trial.cannotBegin()
                                .accept(new ReplayException(
                                        "The replay cannot begin: " + message, new IllegalStateException(detail)));
                    }
                    case Answer.Applied(var _, Answer.Failure failure, String _) -> applied(failure);
                    case Answer.Ended ended -> {
                        reusable &= ended.threads().isEmpty() && !waiting.hasNext();
                        stop(new Answer.Failure("The runner ended the replay without an answer to this event", ""));
                        errors.forEach(trial.errors());
                        return true;
                    }
                    case Answer.Stopped stopped -> {
                        gaveUp = waiting.hasNext();
                        stop(stopped.failure());
                        if (gaveUp) {
                            errors.forEach(trial.errors());
                        }
                        return false;
                    }
                    case Answer.Shown _ -> throw process.answers().unexpected(null);
                    case null -> {
                        return false;
                    }
                }
            }
        } catch (IOException | Answers.ProtocolException _) {
            return false; // The stream is tried once more, alone, and that tells why.
        }
    }

    private void applied(Answer.@Nullable Failure failure) throws Answers.ProtocolException {
        if (!waiting.hasNext()) {
            throw process.answers().unexpected(null); // an answer to no event
        }
        EventHeader event = waiting.next().header();
        if (failure != null) {
            errors.add(new ReplayError(event, ReplayError.Kind.FAILED, failure.message(), failure.detail()));
        }
    }

    /** The replay ended at the first event that has no answer, if there is one. */
    private void stop(Answer.Failure failure) {
        if (waiting.hasNext()) {
            EventHeader event = waiting.next().header();
            errors.add(new ReplayError(event, ReplayError.Kind.STOPPED, failure.message(), failure.detail()));
        }
    }

    /** Whether it said that it ends, and at which event: nothing that it had said before is lost. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** Whether it said anything at all. */
    boolean isAnyAnswer() {
        return anyAnswer;
    }

    /** Whether the process can be used again. */
    boolean isReusable() {
        return reusable;
    }
}
