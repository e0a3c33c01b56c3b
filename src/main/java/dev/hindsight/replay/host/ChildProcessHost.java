package dev.hindsight.replay.host;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.CodeForm;
import dev.hindsight.replay.ReplayCall;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.replay.Trial;
import dev.hindsight.store.Cancellation;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Runs aggregate code in processes of its own, so that nothing it does can harm this one: one for each replay that runs
 * at the time. Processes that did well are kept for the next replays as long as the code on disk stays the same.
 */
public final class ChildProcessHost implements ReplayHost {
    /** Each of them takes memory; more than there are processors are no faster. */
    private static final int MOST_IDLE = Runtime.getRuntime().availableProcessors();

    private final RunnerCommand command;
    private final AggregateLibrary library;
    private final ReplayLimits limits;
    private final AtomicLong replays = new AtomicLong();
    private final Deque<RunnerProcess> idle = new ArrayDeque<>();
    private String idleVersion = "";
    private boolean closed;

    /** Streams of types that the library does not know are replayed by merging their payloads. */
    public ChildProcessHost(RunnerCommand command, AggregateLibrary library, ReplayLimits limits) {
        this.command = command;
        this.library = library;
        this.limits = limits;
    }

    @Override
    public ReplayedBy codeFor(String streamType) {
        Optional<AggregateCode> code = library.codeFor(streamType);
        return code.isPresent() ? code.get().description() : new ReplayedBy.PayloadMerge();
    }

    @Override
    public Optional<ReplayCall> call(String streamType) {
        return library.codeFor(streamType)
                .filter(code -> code.decoder() == null)
                .flatMap(code -> Optional.ofNullable(code.call())
                        .map(call -> new ReplayCall(
                                call.className(),
                                call.style(),
                                call.member(),
                                call.initial(),
                                code.mapper(),
                                code.upcasters(),
                                code.events()::classFor)));
    }

    @Override
    public String codeVersion() {
        return library.version();
    }

    @Override
    public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
        return begin(stream, streamType, steps, limits);
    }

    @Override
    public Replay beginTrial(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
        return begin(stream, streamType, steps, limits.withStateValues(0));
    }

    private Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps, ReplayLimits replayLimits) {
        Optional<AggregateCode> code = library.codeFor(streamType);
        if (code.isEmpty()) {
            return new PayloadMerge(new ContentDecoder(), steps);
        }
        String version = library.version();
        RunnerProcess process = ready(stream, streamType, code.get(), version, replayLimits);
        RunningReplay replay = new RunningReplay(process, code.get(), replayLimits, steps, used -> keep(used, version));
        replay.start();
        return replay;
    }

    @Override
    public void tryAll(List<Trial> trials, Cancellation cancellation) {
        String version = library.version();
        TrialRun.Processes processes = new TrialRun.Processes(
                () -> Optional.ofNullable(takeIdle(version)),
                () -> RunnerProcess.start(command.words(limits)),
                process -> keep(process, version));
        new TrialRun(processes, this, limits, replays::incrementAndGet, cancellation).run(trials, library);
    }

    @Override
    public Optional<CodeForm> currentForm(StoredEvent event) {
        String streamType = event.header().streamType();
        Optional<AggregateCode> code = library.codeFor(streamType);
        if (code.isEmpty()) {
            return Optional.empty();
        }
        String version = library.version();
        RunnerProcess process = ready(event.header().stream(), streamType, code.get(), version, limits);
        try {
            Requests requests = new Requests();
            requests.show(event, code.get());
            requests.end();
            process.send(requests);
            CodeForm shown = shown(process);
            keep(process, version);
            return Optional.of(shown);
        } catch (IOException | Answers.ProtocolException e) {
            process.close();
            throw new ReplayException(
                    "The event could not be shown as the code takes it: %s".formatted(e.getMessage()), e);
        }
    }

    private CodeForm shown(RunnerProcess process) throws IOException, Answers.ProtocolException {
        Answer answer = answer(process);
        if (!(answer instanceof Answer.Shown(JsonNode event, List<String> upcasters, Answer.Failure failure))) {
            String message = answer instanceof Answer.Stopped stopped
                    ? stopped.failure().message()
                    : "the runner does not answer";
            throw new IOException(message);
        }
        answer(process); // that it ended
        return failure == null
                ? new CodeForm.Taken(event, upcasters)
                : new CodeForm.Refused(failure.message(), failure.detail());
    }

    private Answer answer(RunnerProcess process) throws IOException, Answers.ProtocolException {
        process.listen(limits.perEvent().multipliedBy(2).plusSeconds(2), () -> {
            throw new IOException("it gave no sign of life");
        });
        Answer answer = process.answers().next();
        if (answer == null) {
            throw new IOException("the process ended " + process.ending());
        }
        return answer;
    }

    /** A process in which the replay has begun: the one kept from before, else a new one. */
    private RunnerProcess ready(
            StreamId stream, String streamType, AggregateCode code, String version, ReplayLimits replayLimits) {
        long number = replays.incrementAndGet();
        Supplier<Requests> begin = () -> Requests.beginning(number, stream, streamType, code, replayLimits);
        RunnerProcess kept = takeIdle(version);
        if (kept != null) {
            try {
                return begin(kept, begin);
            } catch (IOException _) {
                // It died while nobody looked; a new one will do.
            }
        }
        RunnerProcess fresh = RunnerProcess.start(command.words(limits));
        try {
            return begin(fresh, begin);
        } catch (IOException e) {
            throw new ReplayException(
                    "The process for aggregate code ended while the replay was begun: " + e.getMessage(), e);
        }
    }

    private RunnerProcess begin(RunnerProcess process, Supplier<Requests> begin) throws IOException {
        try {
            process.send(begin.get());
            return switch (answer(process)) {
                case Answer.Began _ -> process;
                case Answer.CannotBegin(String message, String detail) -> throw cannotBegin(message, detail);
                case Answer.Stopped stopped ->
                    throw cannotBegin(
                            stopped.failure().message(), stopped.failure().detail());
                default -> throw new IOException("the runner gave no answer to that");
            };
        } catch (Answers.ProtocolException e) {
            process.close();
            throw new ReplayException(String.valueOf(e.getMessage()), e);
        } catch (IOException | ReplayException e) {
            process.close();
            throw e;
        }
    }

    private static ReplayException cannotBegin(String message, String detail) {
        return new ReplayException("The replay cannot begin: " + message, new IllegalStateException(detail));
    }

    private synchronized @Nullable RunnerProcess takeIdle(String version) {
        if (!idleVersion.equals(version)) {
            closeIdle();
        }
        for (RunnerProcess taken = idle.poll(); taken != null; taken = idle.poll()) {
            if (taken.isAlive()) {
                return taken;
            }
            taken.close();
        }
        return null;
    }

    private synchronized void keep(RunnerProcess process, String version) {
        if (!idleVersion.equals(version)) {
            closeIdle();
            idleVersion = version;
        }
        if (closed || idle.size() == MOST_IDLE) {
            process.close();
        } else {
            idle.push(process);
        }
    }

    private void closeIdle() {
        idle.forEach(RunnerProcess::close);
        idle.clear();
    }

    @Override
    public synchronized void close() {
        closed = true;
        closeIdle();
    }
}
