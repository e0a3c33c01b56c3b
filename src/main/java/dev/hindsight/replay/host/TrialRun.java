package dev.hindsight.replay.host;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.ReplayError;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayStoppedException;
import dev.hindsight.replay.Trial;
import dev.hindsight.store.Cancellation;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Tries streams one after the other in one process. All of them are sent at once, and nobody waits for an answer before
 * the next. Where a process dies, answers may die with it: from there on streams are tried by themselves, until it is known
 * which of them it was. For one thread.
 */
final class TrialRun {
    private final Processes processes;
    private final ReplayHost host;
    private final ReplayLimits limits;
    private final LongSupplier numbers;
    private final Cancellation cancellation;
    /** The code for each type of stream. */
    private final Map<String, AggregateCode> code = new HashMap<>();
    /** Why code for streams of a type ends the process before it begins. */
    private final Map<String, ReplayException> hopeless = new HashMap<>();

    /** Whether a process has died, and it is not known yet of which stream. */
    private volatile boolean alone;

    /**
     * Where processes come from, and where they go when they can be used again.
     *
     * @param kept gives one that has done well before; empty where there is none
     * @param fresh starts another; throws a {@link ReplayException} if that is not possible
     */
    record Processes(
            Supplier<Optional<RunnerProcess>> kept, Supplier<RunnerProcess> fresh, Consumer<RunnerProcess> keep) {}

    /**
     * @param host replays streams by themselves
     * @param numbers gives each replay a number of its own
     */
    TrialRun(
            Processes processes,
            ReplayHost host,
            ReplayLimits limits,
            LongSupplier numbers,
            Cancellation cancellation) {
        this.processes = processes;
        this.host = host;
        this.limits = limits.withStateValues(0);
        this.numbers = numbers;
        this.cancellation = cancellation;
    }

    /** Tries the streams for which there is code; where there is none, nothing can go wrong. */
    void run(List<Trial> all, AggregateLibrary library) {
        all.stream()
                .map(Trial::streamType)
                .distinct()
                .forEach(type -> library.codeFor(type).ifPresent(known -> code.put(type, known)));
        List<Trial> trials = all.stream()
                .filter(trial -> code.containsKey(trial.streamType()))
                .toList();
        int next = 0;
        while (next < trials.size()) {
            cancellation.check();
            ReplayException known = hopeless.get(trials.get(next).streamType());
            if (known != null) {
                trials.get(next++).cannotBegin().accept(known);
            } else if (alone) {
                tryAlone(trials.get(next++));
            } else {
                next += pass(trials.subList(next, end(trials, next)));
            }
        }
    }

    private int end(List<Trial> trials, int from) {
        int end = from + 1;
        while (end < trials.size() && !hopeless.containsKey(trials.get(end).streamType())) {
            end++;
        }
        return end;
    }

    /** Tries a stream by itself, waiting for each answer, so that it is known at which event its process dies. */
    private void tryAlone(Trial trial) {
        Consumer<ReplayStep> steps = step -> {
            trial.tell(step);
            if (step.problem()
                    .filter(error -> error.kind() == ReplayError.Kind.STOPPED)
                    .isPresent()) {
                alone = false;
            }
        };
        try (ReplayHost.Replay replay = host.beginTrial(trial.stream(), trial.streamType(), steps);
                Cancellation.Registration _ = cancellation.onCancel(replay::close)) {
            for (StoredEvent event : trial.events()) {
                replay.apply(event);
                replay.await();
            }
            replay.finish();
        } catch (ReplayStoppedException e) {
            cancellation.check();
            throw e;
        } catch (ReplayException e) {
            hopeless.put(trial.streamType(), e);
            trial.cannotBegin().accept(e);
            alone = false;
        }
    }

    /** Tries the streams in one process, and tells how many of them are done with. */
    private int pass(List<Trial> trials) {
        Optional<RunnerProcess> kept = processes.kept().get();
        RunnerProcess process;
        try {
            process = kept.orElseGet(processes.fresh());
        } catch (ReplayException e) {
            trials.forEach(trial -> trial.cannotBegin().accept(e));
            return trials.size();
        }
        try (Cancellation.Registration _ = cancellation.onCancel(process::close)) {
            Thread.ofVirtual().name("trial-requests").start(() -> send(trials, process));
            TrialAnswers answers = new TrialAnswers(process, limits.longestSilence());
            int done = 0;
            while (done < trials.size() && answers.take(trials.get(done))) {
                done++;
            }
            cancellation.check();
            return done == trials.size()
                    ? release(process, answers, done)
                    : done + mourn(process, answers, kept.isPresent());
        }
    }

    private int release(RunnerProcess process, TrialAnswers answers, int done) {
        if (answers.isReusable()) {
            processes.keep().accept(process);
        } else {
            process.close();
        }
        return done;
    }

    /** Tells whether the stream at which a process ended is done with: 1 if so, 0 if it is to be tried again. */
    private int mourn(RunnerProcess process, TrialAnswers answers, boolean kept) {
        process.close();
        boolean diedUnnoticed = kept && !answers.isAnyAnswer();
        alone = !answers.gaveUp() && !diedUnnoticed;
        return answers.gaveUp() ? 1 : 0;
    }

    private void send(List<Trial> trials, RunnerProcess process) {
        Requests requests = new Requests();
        try {
            for (Trial trial : trials) {
                AggregateCode known = Objects.requireNonNull(code.get(trial.streamType()));
                requests.begin(numbers.getAsLong(), trial.stream(), trial.streamType(), known, limits);
                for (StoredEvent event : trial.events()) {
                    requests.apply(event, known);
                    sendIfMany(requests, process);
                }
                requests.end();
            }
            process.send(requests);
        } catch (IOException _) {
            // The thread that reads the answers learns it too, and says why.
        }
    }

    private static void sendIfMany(Requests requests, RunnerProcess process) throws IOException {
        if (requests.isFull()) {
            process.send(requests);
        }
    }
}
