package dev.hindsight.ui.state;

import dev.hindsight.event.StreamId;
import dev.hindsight.replay.Change;
import dev.hindsight.ui.common.JsonText;
import dev.hindsight.ui.common.JsonView;
import dev.hindsight.ui.common.SealedWords;
import dev.hindsight.ui.common.Tasks;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The state as JSON text, for reading on and for selecting from, with the lines that changed marked. Laid out in the background,
 * while it is looked at.
 */
final class StateText extends BorderPane {
    private static final long BETWEEN_NANOS = 100_000_000;

    private final StateModel model;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final JsonView json = new JsonView("The state as JSON text");
    private final Tasks.Slot slot = new Tasks.Slot();
    private @Nullable StreamId shown;
    private long laidOut;

    StateText(StateModel model) {
        this.model = model;
        setId("state-text-view");
        setCenter(json);
        visibleProperty().bind(active);
        active.subscribe(() -> show(model.momentProperty().get()));
        model.momentProperty().subscribe(this::pass);
        model.workspace()
                .navigation()
                .restingPlaceProperty()
                .subscribe(() -> show(model.momentProperty().get()));
    }

    /** Whether the text is shown in place of the tree. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** Text takes longer to draw than a tree, and nobody reads all of it while versions go by. */
    private void pass(@Nullable Moment now) {
        if (!model.workspace().navigation().isPassing() || System.nanoTime() - laidOut > BETWEEN_NANOS) {
            show(now);
        }
    }

    private void show(@Nullable Moment now) {
        if (now == null || !active.get()) {
            slot.cancel();
            return;
        }
        laidOut = System.nanoTime();
        model.workspace()
                .tasks()
                .run("Laying out the state", task -> JsonText.of(now.state(), changed(now), SealedWords.UNASKED))
                .unmentioned()
                .in(slot)
                .onSuccess(text -> show(now.replay().stream(), text))
                .start();
    }

    private static Set<JsonPointer> changed(Moment now) {
        return now.changes().stream()
                .filter(change -> change.after() != null)
                .map(Change::path)
                .collect(Collectors.toSet());
    }

    private void show(StreamId stream, JsonText text) {
        if (stream.equals(shown)) {
            json.showInPlace(text);
        } else {
            json.show(text);
        }
        shown = stream;
    }
}
