package dev.hindsight.ui.mapper;

import dev.hindsight.store.EventRole;
import dev.hindsight.store.MappingProposal;
import dev.hindsight.store.RoleSource;
import dev.hindsight.store.TableMapping;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** A line per role: what plays it, with the guess already made. */
final class RoleGrid extends GridPane {
    private static final String NONE = "none";
    private static final String OPEN = "choose …";

    private final MapperModel model;

    RoleGrid(MapperModel model) {
        super(10, 6);
        this.model = model;
        ColumnConstraints choices = new ColumnConstraints();
        choices.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(new ColumnConstraints(110), choices);
        getStyleClass().add("mapper-roles");
        model.proposalProperty().subscribe(this::show);
    }

    private void show(@Nullable MappingProposal proposal) {
        getChildren().clear();
        TableMapping mapping = model.mappingProperty().get();
        if (proposal == null) {
            return;
        }
        TableMapping shown = mapping == null ? proposal.guess() : mapping;
        for (EventRole role : EventRole.values()) {
            List<RoleSource> choices = proposal.choices().getOrDefault(role, List.of());
            if (role.required() || !choices.isEmpty()) {
                line(role, choices, shown.of(role).orElse(null));
            }
        }
    }

    private void line(EventRole role, List<RoleSource> choices, @Nullable RoleSource guess) {
        ComboBox<@Nullable RoleSource> box = new ComboBox<>();
        box.setId("role-" + role.field());
        box.setAccessibleText("%s: %s".formatted(RoleText.name(role), RoleText.explain(role)));
        box.setTooltip(new Tooltip(RoleText.explain(role)));
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(12);
        box.setConverter(words(role.required() ? OPEN : NONE));
        Stream.concat(choices.stream(), role.required() ? Stream.of() : Stream.of((RoleSource) null))
                .forEach(box.getItems()::add);
        box.setValue(guess);
        box.valueProperty().subscribe((before, after) -> model.set(role, after));
        Label label = new Label(RoleText.name(role));
        label.setTooltip(new Tooltip(RoleText.explain(role)));
        label.setLabelFor(box);
        label.setMinWidth(Region.USE_PREF_SIZE);
        if (role.required()) {
            label.getStyleClass().add("strong");
        }
        addRow(getRowCount(), label, box);
    }

    private static StringConverter<@Nullable RoleSource> words(String nothing) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable RoleSource source) {
                return source == null ? nothing : source.toString();
            }

            @Override
            public @Nullable RoleSource fromString(String text) {
                throw new UnsupportedOperationException("Nobody types here.");
            }
        };
    }
}
