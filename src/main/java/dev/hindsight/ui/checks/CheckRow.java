package dev.hindsight.ui.checks;

import dev.hindsight.ui.common.Buttons;
import java.util.Arrays;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One check: whether it is chosen, what it looks at, and how it stands. */
final class CheckRow extends VBox {
    private static final List<PseudoClass> TONES = Arrays.stream(Standings.Tone.values())
            .map(Standings.Tone::styleName)
            .map(PseudoClass::getPseudoClass)
            .toList();

    private final CheckEntry entry;
    private final CheckBox chosen;
    private final Label standing = new Label();
    private final Label detail = new Label();
    private final ProgressBar progress = new ProgressBar();

    CheckRow(ChecksModel model, CheckEntry entry) {
        this.entry = entry;
        this.chosen = new CheckBox(entry.name());
        getStyleClass().add("check-row");
        setId("check-" + entry.name());
        chosen.selectedProperty().bindBidirectional(entry.chosenProperty());
        chosen.getStyleClass().add("strong");
        chosen.setMinWidth(0);
        chosen.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER) {
                model.runOnly(entry);
                event.consume();
            }
        });
        standing.getStyleClass().add("check-standing");
        standing.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(6, chosen, space, standing, runOnly(model));
        heading.setAlignment(Pos.CENTER_LEFT);
        Label description = wrapped(new Label(entry.description()));
        description.getStyleClass().add("muted");
        wrapped(detail).getStyleClass().add("check-detail");
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText("Progress of " + entry.name());
        getChildren().addAll(heading, description, detail, progress);
        entry.standingProperty().subscribe(now -> show(Standings.of(now)));
    }

    private Button runOnly(ChecksModel model) {
        Button button =
                Buttons.icon(Feather.PLAY, "Run only %s (Enter)".formatted(entry.name()), () -> model.runOnly(entry));
        button.disableProperty().bind(model.phaseProperty().isEqualTo(ChecksModel.Phase.RUNNING));
        button.setFocusTraversable(false);
        return button;
    }

    private static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinWidth(0);
        return label;
    }

    private void show(Standings now) {
        standing.setText(now.words());
        detail.setText(now.detail());
        shown(detail, !now.detail().isEmpty());
        Double done = now.progress();
        shown(progress, done != null);
        progress.setProgress(done == null ? 0 : done);
        for (PseudoClass tone : TONES) {
            standing.pseudoClassStateChanged(
                    tone, tone.getPseudoClassName().equals(now.tone().styleName()));
        }
        chosen.setAccessibleText(
                "%s. %s %s. %s".formatted(entry.name(), entry.description(), now.words(), now.detail()));
    }

    private static void shown(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
