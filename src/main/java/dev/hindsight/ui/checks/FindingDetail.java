package dev.hindsight.ui.checks;

import dev.hindsight.check.Finding;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The whole of what is wrong, and what usually causes it. */
final class FindingDetail extends VBox {
    private final Label message = new Label();
    private final Label cause = new Label();

    private final Hyperlink snapshot = new Hyperlink("Compare the snapshot with replay");
    private final ChecksModel model;

    FindingDetail(ChecksModel model) {
        this.model = model;
        setId("checks-detail");
        getStyleClass().add("finding-detail");
        message.setId("checks-message");
        cause.setId("checks-cause");
        cause.getStyleClass().add("muted");
        for (Label label : new Label[] {message, cause}) {
            label.setWrapText(true);
            label.setMinWidth(0);
            label.setMaxWidth(Double.MAX_VALUE);
            getChildren().add(label);
        }
        snapshot.setId("checks-show-snapshot");
        snapshot.setOnAction(event -> model.showSnapshot());
        getChildren().add(snapshot);
        model.selectedProperty().subscribe(this::show);
    }

    private void show(@Nullable Finding finding) {
        setVisible(finding != null);
        setManaged(finding != null);
        if (finding != null) {
            message.setText(finding.message());
            message.setGraphic(SeverityMark.of(finding.severity()));
            cause.setText(finding.cause());
            snapshot.setVisible(model.isAboutSnapshot(finding));
            snapshot.setManaged(snapshot.isVisible());
        }
    }
}
