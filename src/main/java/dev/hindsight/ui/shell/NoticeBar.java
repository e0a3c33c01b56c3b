package dev.hindsight.ui.shell;

import dev.hindsight.ui.common.Buttons;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** A strip across the window that says what went wrong; the panels below stay as they are. */
final class NoticeBar extends VBox {
    private final Label sentence = new Label();
    private final TextArea detail = new TextArea();
    private final Button readAgain = new Button("Try again");

    NoticeBar(ConnectionWatch watch) {
        getStyleClass().add("notice");
        setId("notice");
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        readAgain.setOnAction(event -> watch.readAgain());
        readAgain.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(
                8,
                new FontIcon(Feather.ALERT_TRIANGLE),
                sentence,
                detailsLink(),
                readAgain,
                Buttons.icon(Feather.X, "Dismiss this message", watch::dismissNotice));
        row.getStyleClass().add("notice-row");
        detail.setEditable(false);
        detail.setPrefRowCount(10);
        detail.getStyleClass().add("code");
        detail.managedProperty().bind(detail.visibleProperty());
        getChildren().setAll(row, detail);
        managedProperty().bind(visibleProperty());
        watch.noticeProperty().subscribe(this::show);
    }

    private Hyperlink detailsLink() {
        Hyperlink link = new Hyperlink("Details");
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(event -> detail.setVisible(!detail.isVisible()));
        return link;
    }

    private void show(@Nullable Notice notice) {
        setVisible(notice != null);
        detail.setVisible(false);
        if (notice != null) {
            sentence.setText(notice.sentence());
            detail.setText(notice.detail());
        }
    }
}
