package dev.hindsight.ui.shell;

import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What runs now, how far it is, and how to stop it. Work shorter than a blink is not mentioned. */
final class StatusBar extends HBox {
    private static final Duration BLINK = Duration.millis(150);

    private final Tasks tasks;
    private final Label words = new Label();
    private final ProgressBar progress = new ProgressBar();
    private final Button cancel = Buttons.icon(Feather.X, "Cancel what runs now", this::cancelShown);
    private final PauseTransition blink = new PauseTransition(BLINK);
    private @Nullable RunningTask shown;

    StatusBar(Tasks tasks, String idleText) {
        this.tasks = tasks;
        getStyleClass().addAll("strip", "strip-bottom", "status-bar");
        Label idle = new Label(idleText);
        idle.getStyleClass().add("muted");
        HBox.setHgrow(idle, Priority.ALWAYS);
        idle.setMaxWidth(Double.MAX_VALUE);
        words.setId("status");
        words.getStyleClass().add("muted");
        progress.setPrefWidth(140);
        progress.setAccessibleText("Progress of what runs now");
        getChildren().setAll(idle, words, progress, cancel);
        blink.setOnFinished(event -> showOldest());
        tasks.running().subscribe(this::runningChanged);
        showOldest();
    }

    private void runningChanged() {
        if (tasks.running().isEmpty()) {
            blink.stop();
            showOldest();
        } else if (shown == null || !tasks.running().contains(shown)) {
            blink.playFromStart();
        }
    }

    private void showOldest() {
        shown = tasks.running().isEmpty() ? null : tasks.running().getFirst();
        words.textProperty().unbind();
        progress.progressProperty().unbind();
        boolean busy = shown != null;
        if (shown != null) {
            words.textProperty().bind(shown.messageProperty().map(message -> message.isEmpty() ? title() : message));
            progress.progressProperty().bind(shown.progressProperty());
        } else {
            words.setText("");
        }
        progress.setVisible(busy);
        cancel.setVisible(busy);
    }

    private String title() {
        return shown == null ? "" : shown.title();
    }

    private void cancelShown() {
        if (shown != null) {
            shown.cancel();
        }
    }
}
