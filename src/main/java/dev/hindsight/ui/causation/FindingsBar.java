package dev.hindsight.ui.causation;

import dev.hindsight.store.Ending;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/** The operation in numbers, where its time went, and where a branch ended; a click goes there. */
final class FindingsBar extends HBox {
    private final CausationModel model;
    private final Label summary = new Label();
    private final Label cut = new Label();

    FindingsBar(CausationModel model) {
        this.model = model;
        setId("causation-findings");
        getStyleClass().addAll("strip", "findings-bar");
        setMinWidth(0);
        Hyperlink path = link("causation-slowest", now -> now.latencies().slowestPath());
        Hyperlink wait = link(
                "causation-wait", now -> now.latencies().slowestLink().stream().toList());
        Hyperlink stopped = link("causation-stopped", now -> now.latencies().stopped());
        stopped.getStyleClass().add("wrong");
        summary.getStyleClass().add("muted");
        summary.setId("causation-summary");
        summary.setMinWidth(120);
        cut.getStyleClass().add("wrong");
        cut.setId("causation-cut");
        getChildren().setAll(summary, cut, path, wait, stopped);
        model.shownProperty().subscribe(now -> {
            show(path, Optional.ofNullable(now).flatMap(OperationText::slowestPath));
            show(wait, Optional.ofNullable(now).flatMap(OperationText::slowestLink));
            show(stopped, Optional.ofNullable(now).flatMap(OperationText::stopped));
            summarize(now);
        });
    }

    private void summarize(@Nullable Shown now) {
        summary.setText(now == null ? "" : OperationText.summary(now));
        summary.setTooltip(new Tooltip(summary.getText()));
        cut.setText(now != null && now.operation().ending() instanceof Ending.Stopped(String reason) ? reason : "");
        cut.setManaged(!cut.getText().isEmpty());
    }

    private Hyperlink link(String id, Function<Shown, List<Integer>> nodes) {
        Hyperlink link = new Hyperlink();
        link.setId(id);
        link.setOnAction(event -> {
            Shown now = model.shownProperty().get();
            if (now != null) {
                model.nextOf(nodes.apply(now).stream()
                        .filter(node -> now.trace().event(node) != null)
                        .toList());
            }
            link.setVisited(false);
        });
        return link;
    }

    private static void show(Hyperlink link, Optional<String> words) {
        link.setText(words.orElse(""));
        link.setVisible(words.isPresent());
        link.setManaged(words.isPresent());
    }
}
