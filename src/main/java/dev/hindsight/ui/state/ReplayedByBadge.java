package dev.hindsight.ui.state;

import atlantafx.base.controls.Popover;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.ui.common.Copying;
import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.ViewSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Names what computed the state; a click tells the whole of it. */
final class ReplayedByBadge extends Button {
    private static final PseudoClass GUESS = PseudoClass.getPseudoClass("guess");
    private static final String GUESS_EXPLAINED =
            "No aggregate code is known for this type of stream. Hindsight laid the"
                    + " payloads of its events over one another, the later over the earlier. The real state may differ:"
                    + " only the application's own code knows what an event means.";

    private final ViewSettings view;
    private final Runnable chooseCode;
    private @Nullable ReplayedBy shown;

    ReplayedByBadge(ViewSettings view, Runnable chooseCode) {
        this.view = view;
        this.chooseCode = chooseCode;
        setId("state-replayed-by");
        getStyleClass().add("replayed-by");
        setOnAction(event -> explain());
    }

    void show(ReplayedBy replayedBy) {
        if (replayedBy.equals(shown)) {
            return;
        }
        shown = replayedBy;
        boolean guess = replayedBy instanceof ReplayedBy.PayloadMerge;
        pseudoClassStateChanged(GUESS, guess);
        setGraphic(new FontIcon(guess ? Feather.ALERT_TRIANGLE : Feather.CPU));
        String words = switch (replayedBy) {
            case ReplayedBy.Code code -> simpleName(code.className());
            case ReplayedBy.PayloadMerge() -> "Guess: payloads merged, no aggregate code";
        };
        setText(words);
        setAccessibleText("Replayed by " + words);
        setTooltip(new Tooltip(
                guess ? "This is a guess. Click to read why." : "What computed this state. Click for more."));
    }

    private static String simpleName(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }

    private void explain() {
        if (shown == null) {
            return;
        }
        Button choose = new Button("Choose aggregate code …");
        choose.setId("state-choose-code");
        VBox content = switch (shown) {
            case ReplayedBy.Code code -> facts(code);
            case ReplayedBy.PayloadMerge() -> guess();
        };
        content.getChildren().add(choose);
        Popover popover = new Popover(content);
        choose.setOnAction(event -> {
            popover.hide();
            chooseCode.run();
        });
        popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
        popover.setDetachable(false);
        popover.show(this);
    }

    private static VBox guess() {
        Label title = new Label("This state is a guess");
        title.getStyleClass().add("strong");
        Label text = new Label(GUESS_EXPLAINED);
        text.setWrapText(true);
        text.setMaxWidth(380);
        return popoverContent(title, text);
    }

    private VBox facts(ReplayedBy.Code code) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Class", code.className());
        facts.put("Method", code.method());
        facts.put("Archive", code.archive());
        facts.put("Built", code.builtAt() == null ? "unknown" : TimeText.second(code.builtAt(), view.zone()));
        facts.put("SHA-256", code.sha256());
        if (!code.notRun().isEmpty()) {
            facts.put("Not run", String.join("\n", code.notRun()));
        }
        GridPane grid = new GridPane();
        grid.getStyleClass().add("facts");
        facts.forEach((name, value) -> addFact(grid, name, value));
        Label title = new Label("This state was computed by the application's own code");
        title.getStyleClass().add("strong");
        Button copy = new Button("Copy all", new FontIcon(Feather.COPY));
        copy.setOnAction(event -> Copying.text(facts.entrySet().stream()
                .map(fact -> fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n"))));
        return popoverContent(title, grid, copy);
    }

    private static void addFact(GridPane grid, String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("muted");
        Label text = new Label(value);
        text.getStyleClass().add("code");
        text.setWrapText(true);
        text.setMaxWidth(380);
        grid.addRow(grid.getRowCount(), label, text);
    }

    private static VBox popoverContent(Node... parts) {
        VBox content = new VBox(parts);
        content.getStyleClass().add("popover-text");
        return content;
    }
}
