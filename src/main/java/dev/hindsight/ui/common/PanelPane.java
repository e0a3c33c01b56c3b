package dev.hindsight.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The content of a panel or, while there is none, why: loading, empty or failed. */
public final class PanelPane extends StackPane {
    private static final double TEXT_WIDTH = 420;

    private final Node content;
    private @Nullable Label progress;

    public PanelPane(Node content, ObservableValue<PanelState> state) {
        this.content = content;
        getStyleClass().add("panel-pane");
        setMinSize(0, 0);
        state.subscribe(this::show);
    }

    private void show(PanelState state) {
        if (progress != null && state instanceof PanelState.Loading(String what)) {
            // The same label: a new indicator at every report would never get round to turning.
            progress.setText(what);
            return;
        }
        progress = null;
        getChildren()
                .setAll(
                        switch (state) {
                            case PanelState.Ready() -> content;
                            case PanelState.Loading(String what) -> loading(what);
                            case PanelState.Empty(String title, String hint) -> empty(title, hint);
                            case PanelState.Failed failed -> failed(failed);
                        });
    }

    private Node loading(String what) {
        ProgressIndicator indicator = new ProgressIndicator();
        indicator.setMaxSize(28, 28);
        progress = text(what, "panel-hint");
        return message(indicator, progress);
    }

    private static Node empty(String title, String hint) {
        return message(text(title, "panel-title"), text(hint, "panel-hint"));
    }

    private static Node failed(PanelState.Failed failed) {
        Button retry = new Button("Try again");
        retry.setOnAction(event -> failed.retry().run());
        TextArea detail = new TextArea(failed.detail());
        detail.setEditable(false);
        detail.setPrefRowCount(8);
        detail.getStyleClass().add("code");
        TitledPane details = new TitledPane("Details", detail);
        details.setExpanded(false);
        details.setMaxWidth(TEXT_WIDTH * 1.5);
        details.getStyleClass().add("panel-details");
        return message(text("This did not work", "panel-title"), text(failed.sentence(), "panel-hint"), retry, details);
    }

    private static Label text(String words, String styleClass) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.setMaxWidth(TEXT_WIDTH);
        label.setAlignment(Pos.CENTER);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static VBox message(Node... parts) {
        VBox box = new VBox(10, parts);
        box.setAlignment(Pos.CENTER);
        box.getStyleClass().add("panel-message");
        return box;
    }
}
