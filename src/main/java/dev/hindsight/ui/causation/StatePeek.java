package dev.hindsight.ui.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreException;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/** The state of a stream at an event, in a few lines, for whoever only looks. */
final class StatePeek {
    /** Longer streams are for the state panel, which says how far it is and can be cancelled. */
    private static final int MOST_EVENTS = 2000;

    private static final int MOST_FIELDS = 8;
    private static final int MOST_LETTERS = 48;
    private static final int REMEMBERED = 100;

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final Map<EventId, List<String>> remembered = new LinkedHashMap<>();

    StatePeek(Workspace workspace) {
        this.workspace = workspace;
        workspace.revisionProperty().addListener((property, before, now) -> remembered.clear());
    }

    /** Hands over lines of text, the first of them a heading, unless it is cancelled or cannot be had. */
    void of(EventHeader event, Consumer<List<String>> taker) {
        List<String> known = remembered.get(event.id());
        if (known != null) {
            taker.accept(known);
            return;
        }
        workspace
                .tasks()
                .run("Replaying " + event.stream(), task -> read(event, task.cancellation()))
                .onSuccess(lines -> {
                    remember(event.id(), lines);
                    taker.accept(lines);
                })
                .onError(StoreException.class, error -> taker.accept(failed(error)))
                .onError(ReplayException.class, error -> taker.accept(failed(error)))
                .in(slot)
                .start();
    }

    void cancel() {
        slot.cancel();
    }

    private void remember(EventId id, List<String> lines) {
        if (remembered.size() >= REMEMBERED) {
            remembered.remove(remembered.keySet().iterator().next());
        }
        remembered.put(id, lines);
    }

    private List<String> read(EventHeader event, Cancellation cancellation) {
        AtomicReference<Ending> ending = new AtomicReference<>(new Ending.Complete());
        RecordedReplay replay = RecordedReplay.of(
                workspace.host(),
                event.stream(),
                event.streamType(),
                sink -> ending.set(workspace
                        .store()
                        .events(
                                EventQuery.ofStream(event.stream()).versions(null, event.version()),
                                Scan.oldestFirst(MOST_EVENTS),
                                stored -> {
                                    cancellation.check();
                                    sink.accept(stored);
                                },
                                cancellation)),
                done -> {});
        return ending.get().complete() && replay.size() > 0
                ? lines(event, replay)
                : List.of("State: too many events for a glance; open it in the State panel");
    }

    private static List<String> lines(EventHeader event, RecordedReplay replay) {
        List<String> lines = new ArrayList<>();
        boolean guess = replay.replayedBy() instanceof ReplayedBy.PayloadMerge;
        lines.add("State of " + event.stream() + " after it" + (guess ? ", guessed from payloads" : ""));
        JsonNode state = replay.stateAfter(replay.size() - 1);
        state.properties().stream()
                .limit(MOST_FIELDS)
                .forEach(field -> lines.add(field.getKey() + ": " + brief(field.getValue())));
        if (state.size() > MOST_FIELDS) {
            lines.add("and " + (state.size() - MOST_FIELDS) + " more");
        }
        return lines;
    }

    private static String brief(JsonNode value) {
        String text = value.isString() ? value.asString() : value.toString();
        return text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS - 1) + "…" : text;
    }

    private static List<String> failed(RuntimeException error) {
        return List.of("State: " + error.getMessage());
    }
}
