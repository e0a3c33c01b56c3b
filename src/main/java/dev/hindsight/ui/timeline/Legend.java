package dev.hindsight.ui.timeline;

import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.MarkIcon;
import dev.hindsight.ui.common.Verbatim;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;

/** The types on the timeline with their marks, the most frequent first; those that find no room are in a menu. */
final class Legend extends Region {
    private static final double GAP = 2;
    private static final double WIDEST = 190;
    private static final int MOST_CHIPS = 24;
    private static final int MOST_IN_MENU = 200;

    private final TimelineModel model;
    private final List<ToggleButton> chips = new ArrayList<>();
    private final MenuButton more = new MenuButton();
    private List<String> names = List.of();

    Legend(TimelineModel model) {
        this.model = model;
        setMinWidth(60);
        setId("timeline-legend");
        more.getStyleClass().addAll("flat", "timeline-more");
        more.setAccessibleText("More event types");
        model.lanesProperty().subscribe(_ -> follow());
        model.view().paletteProperty().subscribe(_ -> build());
        model.highlightedProperty().subscribe(_ -> showHighlighted());
    }

    /** While a store is followed, most often only the counts are new. */
    private void follow() {
        List<String> now = model.lanes().colors().stream()
                .limit(MOST_IN_MENU)
                .map(this::named)
                .toList();
        if (now.equals(names)) {
            for (int i = 0; i < chips.size(); i++) {
                tell(chips.get(i), model.lanes().colors().get(i));
            }
        } else {
            names = now;
            build();
        }
    }

    private void build() {
        chips.clear();
        more.getItems().clear();
        for (TypeCount type :
                model.lanes().colors().stream().limit(MOST_IN_MENU).toList()) {
            if (chips.size() < MOST_CHIPS) {
                chips.add(chip(type));
            }
            CheckMenuItem item = Verbatim.of(new CheckMenuItem(named(type), icon(type.type())));
            item.setUserData(type.type());
            item.setOnAction(_ -> model.highlight(type.type()));
            more.getItems().add(item);
        }
        getChildren().setAll(chips);
        getChildren().add(more);
        showHighlighted();
    }

    private ToggleButton chip(TypeCount type) {
        ToggleButton chip = Verbatim.of(new ToggleButton(named(type), icon(type.type())));
        chip.setUserData(type.type());
        chip.setMaxWidth(WIDEST);
        chip.getStyleClass().addAll("flat", "timeline-chip");
        chip.setTooltip(new Tooltip());
        tell(chip, type);
        chip.setOnAction(_ -> {
            model.highlight(type.type());
            showHighlighted();
        });
        return chip;
    }

    private void tell(ToggleButton chip, TypeCount type) {
        String words = String.format(
                Locale.ROOT, "%s: %,d events here. Click to make them stand out.", named(type), type.count());
        chip.getTooltip().setText(words);
        chip.setAccessibleText(words);
    }

    private String named(TypeCount value) {
        return value.type().isEmpty() ? "(no " + model.lanes().groups().colors().noun() + ")" : value.type();
    }

    private MarkIcon icon(String type) {
        MarkIcon icon = new MarkIcon();
        icon.show(model.settings().style(type), model.view().palette());
        return icon;
    }

    private void showHighlighted() {
        String highlighted = model.highlightedProperty().get();
        chips.forEach(chip -> chip.setSelected(Objects.equals(chip.getUserData(), highlighted)));
        more.getItems()
                .forEach(item -> ((CheckMenuItem) item).setSelected(Objects.equals(item.getUserData(), highlighted)));
    }

    @Override
    protected double computePrefHeight(double width) {
        return 26;
    }

    @Override
    protected double computePrefWidth(double height) {
        return chips.stream().mapToDouble(this::widthOf).sum();
    }

    @Override
    protected void layoutChildren() {
        int types = model.lanes().colors().size();
        int fitting = fitting(getWidth());
        if (fitting < types) {
            more.setText("+" + types);
            fitting = fitting(getWidth() - more.prefWidth(-1) - GAP);
            more.setText("+" + (types - fitting));
        }
        double x = 0;
        for (int i = 0; i < chips.size(); i++) {
            chips.get(i).setVisible(i < fitting);
            if (i < fitting) {
                x = place(chips.get(i), widthOf(chips.get(i)), x);
            }
        }
        more.setVisible(fitting < types);
        place(more, more.prefWidth(-1), x);
    }

    private int fitting(double width) {
        double x = 0;
        int count = 0;
        while (count < chips.size() && x + widthOf(chips.get(count)) <= width) {
            x += widthOf(chips.get(count)) + GAP;
            count++;
        }
        return count;
    }

    private double widthOf(ToggleButton chip) {
        return Math.min(WIDEST, Math.ceil(chip.prefWidth(-1)));
    }

    private double place(Node node, double width, double x) {
        double height = Math.min(26, getHeight());
        node.resizeRelocate(x, Math.rint((getHeight() - height) / 2), width, height);
        return x + width + GAP;
    }
}
