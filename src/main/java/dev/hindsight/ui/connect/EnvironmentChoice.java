package dev.hindsight.ui.connect;

import dev.hindsight.settings.Environment;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** Which environment a store belongs to, each in the colour that stays on its window. */
final class EnvironmentChoice extends HBox {
    private final Map<Environment, ToggleButton> buttons = new EnumMap<>(Environment.class);
    private final ToggleGroup group = new ToggleGroup();

    EnvironmentChoice() {
        getStyleClass().add("environment-choice");
        Environment[] all = Environment.values();
        for (Environment environment : all) {
            ToggleButton button = new ToggleButton(environment.toString(), dot(environment));
            button.setToggleGroup(group);
            button.setUserData(environment);
            button.setId("environment-" + styleClass(environment));
            button.setMinWidth(Region.USE_PREF_SIZE);
            boolean first = environment == all[0];
            boolean last = environment == all[all.length - 1];
            button.getStyleClass().add(first ? "left-pill" : last ? "right-pill" : "center-pill");
            buttons.put(environment, button);
            getChildren().add(button);
        }
        group.selectedToggleProperty().subscribe((before, after) -> {
            if (after == null && before != null) {
                before.setSelected(true); // one is always chosen
            }
        });
        choose(Environment.DEVELOPMENT);
    }

    /** The dot by which an environment is known in lists. */
    static Region dot(Environment environment) {
        Region dot = new Region();
        dot.getStyleClass().addAll("environment-dot", styleClass(environment));
        return dot;
    }

    void choose(Environment environment) {
        group.selectToggle(buttons.get(environment));
    }

    Environment chosen() {
        return (Environment) group.getSelectedToggle().getUserData();
    }

    private static String styleClass(Environment environment) {
        return environment.name().toLowerCase(Locale.ROOT);
    }
}
