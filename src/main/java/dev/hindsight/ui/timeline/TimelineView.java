package dev.hindsight.ui.timeline;

import dev.hindsight.timeline.TimelineDrawing;
import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.PanelPane;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** The timeline: a lane for each stream, its types and buttons above. */
public final class TimelineView extends BorderPane {
    private final TimelineModel model;
    private final LanePane lanes;

    public TimelineView(TimelineModel model) {
        this.model = model;
        lanes = new LanePane(model);
        // What belongs to the stream before is still there while the new one is read, but does not pass for it.
        model.outdatedProperty().subscribe(outdated -> lanes.setOpacity(outdated ? 0.45 : 1));
        setTop(buildBar());
        setCenter(new PanelPane(lanes, model.stateProperty()));
        setMinSize(0, 0);
        getStyleClass().add("timeline-view");
    }

    private HBox buildBar() {
        Legend legend = new Legend(model);
        HBox.setHgrow(legend, Priority.ALWAYS);
        HBox bar = new HBox(new ViewMenu(model.settings(), this::export), legend, buildNotice(), buildButtons());
        bar.getStyleClass().add("strip");
        return bar;
    }

    private Label buildNotice() {
        Label notice = new Label();
        notice.setId("timeline-notice");
        notice.getStyleClass().add("timeline-notice");
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(model.noticeProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        notice.setMinWidth(USE_PREF_SIZE);
        return notice;
    }

    private HBox buildButtons() {
        Button fit = button("fit", Feather.MAXIMIZE, "Fit all events (F)", model.zoom()::fit);
        Button in = button("zoom-in", Feather.ZOOM_IN, "Zoom in (+)", model::zoomIn);
        Button out = button("zoom-out", Feather.ZOOM_OUT, "Zoom out (−)", model::zoomOut);
        Button undo = button("undo-zoom", Feather.CORNER_UP_LEFT, "Undo zoom (Backspace)", model.zoom()::undo);
        undo.disableProperty().bind(model.zoom().canUndoProperty().not());
        ToggleButton fold = Buttons.toggle(Feather.MINIMIZE_2, "Fold idle time");
        fold.setId("timeline-fold");
        fold.selectedProperty().bindBidirectional(model.zoom().foldIdleProperty());
        ToggleButton links = Buttons.toggle(Feather.GIT_COMMIT, "Links of cause");
        links.setId("timeline-links");
        links.selectedProperty().bindBidirectional(model.linksProperty());
        HBox buttons = new HBox(out, in, fit, undo, fold, links);
        buttons.setMinWidth(USE_PREF_SIZE);
        return buttons;
    }

    private static Button button(String id, Feather icon, String words, Runnable action) {
        Button button = Buttons.icon(icon, words, action);
        button.setId("timeline-" + id);
        return button;
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Export picture");
        chooser.setInitialFileName("timeline.png");
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter("PNG picture", "*.png"),
                        new FileChooser.ExtensionFilter("SVG drawing", "*.svg"));
        File file = chooser.showSaveDialog(getScene().getWindow());
        if (file != null) {
            save(file.toPath());
        }
    }

    /** Draws what is seen into a file, .svg or .png, in the background. */
    void save(Path file) {
        TimelineDrawing drawing = lanes.drawing();
        model.workspace()
                .tasks()
                .run("Drawing the timeline into " + file.getFileName(), _ -> {
                    try {
                        drawing.write(file);
                    } catch (IOException e) {
                        throw new UncheckedIOException(
                                "The picture cannot be written to %s: %s".formatted(file, e.getMessage()), e);
                    }
                    return file;
                })
                .start();
    }

    /** Where the keyboard goes when the timeline is chosen. */
    public void focusLanes() {
        lanes.requestFocus();
    }
}
