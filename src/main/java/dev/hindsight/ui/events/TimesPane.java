package dev.hindsight.ui.events;

import dev.hindsight.ui.common.TimeText;
import dev.hindsight.ui.common.ViewSettings;
import java.time.Instant;
import java.time.ZoneId;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Two fields for a span of time; a mistake is explained below them. */
final class TimesPane extends VBox {
    private static final double WIDTH = 320;

    private final EventQuestion question;
    private final ViewSettings view;
    private final TextField from = field("events-from", "From, inclusive");
    private final TextField until = field("events-until", "Until; a day without a time counts to its end");
    private final Label message = new Label();

    TimesPane(EventQuestion question, ViewSettings view) {
        this.question = question;
        this.view = view;
        getStyleClass().add("filter-pane");
        setPrefWidth(WIDTH);
        from.setOnAction(event -> apply());
        until.setOnAction(event -> apply());
        message.setWrapText(true);
        message.setId("events-time-message");
        Button apply = new Button("Apply");
        apply.setId("events-time-apply");
        apply.setOnAction(event -> apply());
        GridPane grid = new GridPane(8, 6);
        grid.addRow(0, label("From"), from);
        grid.addRow(1, label("Until"), until);
        grid.add(apply, 1, 2);
        GridPane.setHalignment(apply, HPos.RIGHT);
        getChildren().setAll(grid, message);
    }

    void open() {
        EventFilter filter = question.filter();
        from.setText(text(filter.since()));
        until.setText(text(filter.until()));
        say("A date, or a date and time, in " + zone() + ".", false);
    }

    private void apply() {
        TimeEntry since = TimeEntry.read(from.getText(), zone(), TimeEntry.Side.FROM);
        TimeEntry before = TimeEntry.read(until.getText(), zone(), TimeEntry.Side.UNTIL);
        if (since instanceof TimeEntry.Wrong(String sentence)) {
            complain(sentence, from);
        } else if (before instanceof TimeEntry.Wrong(String sentence)) {
            complain(sentence, until);
        } else if (endsBeforeItBegins(time(since), time(before))) {
            complain("The span ends before it begins.", until);
        } else {
            question.apply(question.filter().since(time(since)).until(time(before)));
            say("In force.", false);
        }
    }

    private static boolean endsBeforeItBegins(@Nullable Instant first, @Nullable Instant last) {
        return first != null && last != null && !first.isBefore(last);
    }

    private void complain(String sentence, TextField field) {
        say(sentence, true);
        field.requestFocus();
        field.selectAll();
    }

    private void say(String sentence, boolean wrong) {
        message.setText(sentence);
        message.getStyleClass().setAll("label", wrong ? "wrong" : "muted");
    }

    private static @Nullable Instant time(TimeEntry entry) {
        return entry instanceof TimeEntry.At(Instant time) ? time : null;
    }

    private String text(@Nullable Instant time) {
        return time == null ? "" : TimeText.second(time, zone());
    }

    private ZoneId zone() {
        return view.zone();
    }

    private static Label label(String words) {
        Label label = new Label(words);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static TextField field(String id, String words) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText("2026-11-23 14:34");
        field.setAccessibleText(words);
        field.setPrefColumnCount(20);
        return field;
    }
}
