package dev.hindsight.replay.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.ObjectReadContext;

/**
 * The program of the child process: replays streams with the classes of its class path, as it is told over the replay
 * protocol ({@code src/protocol/README.md}). One thread applies events; a watchdog looks after it.
 */
public final class Runner {
    private final Wire wire;
    private final RequestReader requests;
    private final Watchdog watchdog;
    private final CapturedOutput output = new CapturedOutput();
    private final Map<Binding, EventObjects> events = new HashMap<>();
    private @Nullable Replay replay;

    private Runner(Wire wire) throws IOException {
        this.wire = wire;
        this.requests = new RequestReader(
                new IncomingLines(wire.input(), in -> RequestReader.JSON.createParser(ObjectReadContext.empty(), in)));
        this.watchdog = new Watchdog(wire, Thread.currentThread(), output);
    }

    /** The port to connect to, and the word by which the explorer knows us, are in the environment. */
    public static void main(String[] arguments) throws IOException {
        System.setIn(InputStream.nullInputStream());
        try (Wire wire = Wire.connect(Integer.parseInt(System.getenv("HINDSIGHT_PORT")))) {
            wire.hello(System.getenv("HINDSIGHT_TOKEN"), "Java " + System.getProperty("java.version"));
            new Runner(wire).serve();
        }
        // Threads that aggregate code left behind would keep the process.
        Runtime.getRuntime().halt(0);
    }

    /** Ends when the explorer is gone. */
    private void serve() {
        watchdog.start();
        try {
            for (Request request = requests.next(); request != null; request = requests.next()) {
                answer(request);
            }
        } catch (IOException | UncheckedIOException e) {
            // There is nobody left to be told.
        }
    }

    private void answer(Request request) {
        if (request instanceof Request.Apply apply) {
            apply(apply);
        } else if (request instanceof Request.Begin begin) {
            begin(begin);
        } else if (request instanceof Request.Show show) {
            show(show);
        } else if (request instanceof Request.End) {
            replay = null;
            wire.ended(watchdog.strangers());
        }
    }

    private void begin(Request.Begin begin) {
        watchdog.beginReplay(begin.limits());
        output.capture(begin.limits().outputCharacters());
        try {
            replay = Replay.begin(begin.stream(), begin.binding(), eventsOf(begin.binding()), begin.limits());
            watchdog.idle();
            wire.began(begin.replay());
        } catch (Exception | LinkageError | StackOverflowError e) {
            watchdog.idle();
            replay = null;
            wire.cannotBegin(begin.replay(), Failure.of(e));
        }
    }

    /** Decoders and what they learn of classes are kept from one replay to the next, as applications do. */
    private EventObjects eventsOf(Binding binding) throws Exception {
        EventObjects known = events.get(binding);
        if (known == null) {
            known = EventObjects.of(binding);
            events.put(binding, known);
        }
        return known;
    }

    private void apply(Request.Apply apply) {
        Replay current = replay;
        if (current == null) {
            return; // the replay could not begin, which was said
        }
        watchdog.busy();
        output.capture(current.limits().outputCharacters());
        try {
            Failure failure = current.apply(apply);
            watchdog.idle();
            wire.applied(current::writeState, failure, output.take());
        } catch (OutOfMemoryError e) {
            replay = null; // makes room for what is still to be said
            watchdog.giveUp(
                    "The code used up the memory that it may have"
                            + " (%d MB)".formatted(Runtime.getRuntime().maxMemory() >> 20)
                            + Failure.where(e.getStackTrace()),
                    Failure.of(e).detail());
        }
    }

    private void show(Request.Show show) {
        Replay current = replay;
        if (current != null) {
            watchdog.busy();
            output.capture(0);
            Replay.Shown shown = Replay.Shown.NOTHING;
            Failure failure = null;
            try {
                shown = current.show(show);
            } catch (Exception | LinkageError | StackOverflowError e) {
                failure = Failure.of(e);
            }
            watchdog.idle();
            wire.shown(shown.event()::write, shown.upcasters(), failure);
        }
    }
}
