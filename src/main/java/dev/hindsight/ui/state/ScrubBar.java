package dev.hindsight.ui.state;

import dev.hindsight.ui.common.Buttons;
import dev.hindsight.ui.common.TimeText;
import java.time.ZoneId;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Moves through the versions of the stream: by buttons, by keys, along the strip of its events, or by playing. */
public final class ScrubBar extends VBox {
    private static final double FIELD_PADDING = 22;
    private static final double DIGIT_WIDTH = 7.5;
    private static final double WRITING_WIDTH = 150;
    private static final double BUBBLE_HEIGHT = 36;

    private final StateModel model;
    private final ScrubStrip strip;
    private final TextField place = new TextField();
    private final Label last = new Label();
    private final Label time = new Label();
    private final Tooltip timeHint = new Tooltip();
    private final Tooltip bubble = new Tooltip();

    private final AnimationTimer playing = new AnimationTimer() {
        @Override
        public void handle(long now) {
            model.playback().beat(now);
        }
    };

    public ScrubBar(StateModel model) {
        this.model = model;
        this.strip = new ScrubStrip(model);
        getStyleClass().add("scrub-bar");
        setId("scrub-bar");
        prepareField();
        getChildren().addAll(strip, buildControls());
        model.momentProperty().subscribe(this::show);
        model.workspace()
                .view()
                .zoneProperty()
                .addListener((property, before, after) -> show(model.moment().orElse(null)));
        model.playback().playingProperty().subscribe(plays -> {
            if (plays) {
                playing.start();
            } else {
                playing.stop();
            }
            show(model.moment().orElse(null));
        });
        StepKeys.install(this, model);
    }

    /** Puts the cursor where a version or a time can be typed (Ctrl+G). */
    public void askWhere() {
        place.requestFocus();
        place.selectAll();
    }

    /** {@code action} is called when the snapshot of the version shown is wanted. */
    public void onShowSnapshot(Runnable action) {
        strip.onShowSnapshot(action);
    }

    private HBox buildControls() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox steps = new HBox(
                step(Feather.SKIP_BACK, "First version (Home)", "first", model.steps()::first, Moment::isFirst),
                step(
                        Feather.CHEVRON_LEFT,
                        "Previous version (Left)",
                        "previous",
                        model.steps()::previous,
                        Moment::isFirst),
                buildPlay(),
                step(Feather.CHEVRON_RIGHT, "Next version (Right)", "next", model.steps()::next, Moment::isLast),
                step(Feather.SKIP_FORWARD, "Last version (End)", "last", model.steps()::last, Moment::isLast));
        time.getStyleClass().addAll("scrub-time");
        time.setId("scrub-time");
        time.setMinWidth(40);
        time.setTooltip(timeHint);
        Label version = new Label("v");
        version.setMinWidth(Region.USE_PREF_SIZE);
        last.setMinWidth(Region.USE_PREF_SIZE);
        HBox controls = new HBox(steps, version, place, last, time, gap, buildErrors(), buildSpeed());
        controls.getStyleClass().add("scrub-controls");
        return controls;
    }

    private Button step(
            Feather icon, String words, String id, Runnable action, java.util.function.Predicate<Moment> atEnd) {
        Button button = Buttons.icon(icon, words, action);
        button.setId("scrub-" + id);
        model.momentProperty().subscribe(now -> button.setDisable(now == null || atEnd.test(now)));
        return button;
    }

    private Button buildPlay() {
        Button play = Buttons.icon(Feather.PLAY, "Play (Space)", model.playback()::toggle);
        play.setId("scrub-play");
        play.getStyleClass().add("play-button");
        model.playback().playingProperty().subscribe(plays -> {
            String words = plays ? "Pause (Space)" : "Play (Space)";
            play.setGraphic(new FontIcon(plays ? Feather.PAUSE : Feather.PLAY));
            play.setTooltip(new Tooltip(words));
            play.setAccessibleText(words);
        });
        model.momentProperty()
                .subscribe(now -> play.setDisable(now == null || now.replay().size() < 2));
        return play;
    }

    private Node buildErrors() {
        Button previous = Buttons.icon(
                Feather.CHEVRON_LEFT, "Previous event that could not be applied", model.steps()::previousError);
        Button next =
                Buttons.icon(Feather.CHEVRON_RIGHT, "Next event that could not be applied", model.steps()::nextError);
        Label count = new Label();
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.getStyleClass().add("scrub-errors");
        count.setGraphic(new FontIcon(Feather.ALERT_TRIANGLE));
        Tooltip words = new Tooltip();
        count.setTooltip(words);
        HBox errors = new HBox(count, previous, next);
        errors.getStyleClass().add("scrub-error-steps");
        errors.setId("scrub-errors");
        model.momentProperty().subscribe(now -> {
            int number = model.errors().size();
            errors.setVisible(now != null && number > 0);
            errors.setManaged(errors.isVisible());
            words.setText(ValueText.counted(number, "event", "events") + " could not be applied");
            count.setText(Integer.toString(number));
            count.setAccessibleText(words.getText());
            previous.setDisable(now == null || model.errors().lower(now.index()) == null);
            next.setDisable(now == null || model.errors().higher(now.index()) == null);
        });
        return errors;
    }

    private ComboBox<Speed> buildSpeed() {
        ComboBox<Speed> speed = new ComboBox<>();
        speed.setId("scrub-speed");
        speed.setMinWidth(Region.USE_PREF_SIZE);
        speed.getItems().setAll(Speed.values());
        speed.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Speed choice) {
                return choice == null ? "" : choice.label();
            }

            @Override
            public Speed fromString(String label) {
                throw new UnsupportedOperationException("A speed is chosen, not typed.");
            }
        });
        speed.valueProperty().bindBidirectional(model.playback().speedProperty());
        speed.setAccessibleText("Speed of playing");
        Tooltip explanation = new Tooltip();
        speed.setTooltip(explanation);
        speed.valueProperty()
                .subscribe(choice -> explanation.setText("Speed of playing. " + choice.explanation() + "."));
        return speed;
    }

    private void prepareField() {
        place.setId("scrub-place");
        place.setAccessibleText("Version; type a version or a time to go there");
        place.setTooltip(new Tooltip("Go to a version or a time (Ctrl+G)"));
        place.getStyleClass().add("scrub-place");
        place.setMinWidth(Region.USE_PREF_SIZE);

        place.setOnAction(event -> go());
        SelectOnClick.install(place);
        place.textProperty().addListener((property, before, after) -> bubble.hide());
        place.focusedProperty().addListener((property, before, focused) -> {
            fitField(focused);
            if (!focused) {
                show(model.moment().orElse(null));
            }
        });
        place.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                strip.requestFocus();
                event.consume();
            }
        });
    }

    private void fitField(boolean writing) {
        int digits = place.getText().length();
        place.setPrefWidth(writing ? WRITING_WIDTH : FIELD_PADDING + DIGIT_WIDTH * Math.max(digits, 2));
    }

    private void go() {
        Optional<String> problem = model.steps().goTo(place.getText());
        problem.ifPresentOrElse(this::complain, strip::requestFocus);
    }

    private void complain(String problem) {
        time.setText(problem);
        showBubble(problem);
        place.setAccessibleHelp(problem);
        time.pseudoClassStateChanged(Styles.PROBLEM, true);
        place.selectAll();
    }

    /** At the field, since the bar itself may be too narrow for a sentence. */
    private void showBubble(String problem) {
        Bounds field = place.localToScreen(place.getBoundsInLocal());
        bubble.setText(problem);
        bubble.show(place, field.getMinX(), field.getMinY() - BUBBLE_HEIGHT);
    }

    private void show(@Nullable Moment now) {
        bubble.hide();
        setDisable(now == null);
        place.setAccessibleHelp(null);
        time.pseudoClassStateChanged(Styles.PROBLEM, false);

        place.setText(now == null ? "" : Long.toString(now.event().version()));
        fitField(place.isFocused());
        last.setText(now == null ? "of –" : "of " + now.lastEvent().version());
        ZoneId zone = model.workspace().view().zone();
        time.setText(
                now == null
                        ? ""
                        : TimeText.second(now.event().at(), zone)
                                + model.playback().folded(now));
        timeHint.setText(now == null ? "" : TimeText.millisecond(now.event().at(), zone) + " (" + zone + ")");
    }
}
