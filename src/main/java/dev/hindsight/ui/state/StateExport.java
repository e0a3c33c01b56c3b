package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.code.TestedState;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Turns the state that is shown, and the events up to it, into text for a test. */
final class StateExport {
    private final StateModel model;

    StateExport(StateModel model) {
        this.model = model;
    }

    /** The form of the text. */
    enum Form {
        JUNIT,
        JSON
    }

    /**
     * Reads the events again, with their payloads, and hands over the text. Where the code cannot be called from a test,
     * that is reported.
     */
    void write(Form form, Consumer<String> taker) {
        model.moment()
                .ifPresent(now -> model.workspace()
                        .tasks()
                        .run("Writing a test", task -> text(form, now, task))
                        .onSuccess(taker)
                        .start());
    }

    private String text(Form form, Moment now, RunningTask task) {
        TestedState tested = TestedState.of(now.replay(), events(now, task));
        String streamType = now.event().streamType();
        return switch (form) {
            case JSON -> tested.json();
            case JUNIT ->
                model.workspace()
                        .host()
                        .call(streamType)
                        .flatMap(tested::junit)
                        .orElseThrow(() -> new ReplayException(
                                "A test in Java cannot be written for this code: it is no class that plain Java calls."
                                        + " Copy the events and the state as JSON instead.",
                                null));
        };
    }

    private List<StoredEvent> events(Moment now, RunningTask task) {
        Workspace workspace = model.workspace();
        RecordedReplay replay = now.replay();
        EventHeader last = now.event();
        List<StoredEvent> events = new ArrayList<>();
        workspace
                .store()
                .events(
                        EventQuery.ofStream(replay.stream()).versions(null, last.version()),
                        Scan.oldestFirst(now.index() + 1),
                        events::add,
                        task.cancellation());
        return events;
    }
}
