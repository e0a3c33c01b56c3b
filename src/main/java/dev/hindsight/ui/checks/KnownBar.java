package dev.hindsight.ui.checks;

import dev.hindsight.check.Baseline;
import dev.hindsight.ui.checks.FindingFiles.Known;
import dev.hindsight.ui.common.Buttons;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Which findings count as known, and what came of the last file that was written. */
final class KnownBar extends HBox {
    private static final int MOST_LISTED = 20;

    private final ChecksModel model;
    private final Label known = new Label();
    private final Tooltip gone = new Tooltip();

    KnownBar(ChecksModel model) {
        this.model = model;
        setId("checks-known-bar");
        getStyleClass().addAll("strip", "slim");
        known.setId("checks-known");
        known.setMinWidth(0);
        gone.setWrapText(true);
        gone.setMaxWidth(520);
        Label words = new Label();
        words.setId("checks-files-words");
        words.getStyleClass().add("muted");
        words.setMinWidth(0);
        words.textProperty().bind(model.files().wordsProperty());
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(words.textProperty());
        words.setTooltip(whole);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        getChildren().addAll(known, words, space, forget());
        visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !known.getText().isEmpty() || !words.getText().isEmpty(),
                        known.textProperty(),
                        words.textProperty()));
        managedProperty().bind(visibleProperty());
        model.files().knownProperty().subscribe(now -> show());
        model.summaryProperty().subscribe(now -> show());
    }

    private Region forget() {
        Region forget = Buttons.icon(Feather.X, "Use no baseline", model.files()::forget);
        forget.setId("checks-known-forget");
        return forget;
    }

    private void show() {
        Known now = model.files().knownProperty().get();
        Path file = now.file();
        if (file == null) {
            known.setText("");
            known.setTooltip(null);
            return;
        }
        List<Baseline.Known> missing = model.gone();
        String size = Standings.found(now.baseline().size());
        known.setText("Known from %s: %s%s"
                .formatted(file.getFileName(), size, missing.isEmpty() ? "" : ", %,d gone".formatted(missing.size())));
        gone.setText(listed(missing));
        known.setTooltip(missing.isEmpty() ? null : gone);
    }

    private static String listed(List<Baseline.Known> missing) {
        String more = missing.size() > MOST_LISTED ? "\n… and %,d more".formatted(missing.size() - MOST_LISTED) : "";
        return missing.stream()
                .limit(MOST_LISTED)
                .map(Baseline.Known::message)
                .collect(Collectors.joining("\n", "Not found any more:\n", more));
    }
}
