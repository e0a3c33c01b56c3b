package dev.hindsight.ui.state;

import dev.hindsight.ui.common.JsonText;
import dev.hindsight.ui.common.JsonView;
import dev.hindsight.ui.common.Tasks;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/** The state as JSON text, for reading on and for selecting from. Laid out in the background, while it is looked at. */
final class StateText extends BorderPane {
    private final StateModel model;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final JsonView json = new JsonView("The state as JSON text");
    private final Tasks.Slot slot = new Tasks.Slot();

    StateText(StateModel model) {
        this.model = model;
        setId("state-text-view");
        setCenter(json);
        visibleProperty().bind(active);
        active.subscribe(() -> show(model.momentProperty().get()));
        model.momentProperty().subscribe(this::show);
    }

    /** Whether the text is shown in place of the tree. */
    BooleanProperty activeProperty() {
        return active;
    }

    private void show(@Nullable Moment now) {
        if (now == null || !active.get()) {
            slot.cancel();
            return;
        }
        model.workspace()
                .tasks()
                .run("Laying out the state", task -> JsonText.of(now.state()))
                .in(slot)
                .onSuccess(json::show)
                .start();
    }
}
