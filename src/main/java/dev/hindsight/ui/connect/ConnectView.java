package dev.hindsight.ui.connect;

import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.ui.common.Buttons;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first screen: the sample, the known connections, and a form for a new one. */
public final class ConnectView extends StackPane {
    private static final double WIDTH = 1060;
    private static final double CHOICE_HEIGHT = 44;
    private static final int MOST_CHOICES = 5;

    private final ConnectModel model;
    private final ProfileForm form;
    private final ListView<ConnectionProfile> list = new ListView<>();
    private final StackPane outcome = new StackPane();
    private final ScrollPane scroll = new ScrollPane();

    public ConnectView(ConnectModel model) {
        this.model = model;
        this.form = new ProfileForm(model);
        getStyleClass().add("connect");
        VBox card = new VBox(14, form, outcome);
        card.getStyleClass().add("connect-card");
        HBox.setHgrow(card, Priority.ALWAYS);
        HBox choices = new HBox(24, buildKnown(), card);
        VBox page = new VBox(20, buildTitle(), choices);
        page.setMaxWidth(WIDTH);
        page.setMaxHeight(Region.USE_PREF_SIZE);
        page.getStyleClass().add("connect-page");
        StackPane centred = new StackPane(page);
        centred.setAlignment(Pos.TOP_CENTER);
        centred.getStyleClass().add("connect-space");
        scroll.setContent(centred);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        getChildren().setAll(scroll);
        outcome.managedProperty().bind(Bindings.isNotEmpty(outcome.getChildren()));
        outcome.heightProperty().subscribe(() -> scroll.setVvalue(outcome.isManaged() ? 1 : 0));
        model.phaseProperty().subscribe(this::show);
    }

    private static Node buildTitle() {
        Label name = new Label("Hindsight");
        name.getStyleClass().add("connect-title");
        Label pitch =
                new Label("See what happened in an event store, and why. Reading only: nothing is ever written to it.");
        pitch.getStyleClass().add("muted");
        return new VBox(4, name, pitch);
    }

    private Node buildKnown() {
        Button sample = new Button("Open the sample shop", new FontIcon(Feather.SHOPPING_BAG));
        sample.setId("open-sample");
        sample.getStyleClass().add(model.known().isEmpty() ? "accent" : "button-outlined");
        sample.setMaxWidth(Double.MAX_VALUE);
        sample.setDefaultButton(model.known().isEmpty());
        sample.setOnAction(event -> model.openSample());
        Label hint = new Label("A month of orders, payments and shipments in a PostgreSQL of its own.");
        hint.setWrapText(true);
        hint.getStyleClass().add("muted");
        VBox box = new VBox(8, buildHeading(), buildList(), buildExchange(), sample, hint);
        box.setPrefWidth(320);
        box.setMinWidth(280);
        return box;
    }

    private Node buildHeading() {
        Label heading = new Label("Connections");
        heading.getStyleClass().add("heading");
        heading.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(heading, Priority.ALWAYS);
        Button fresh = Buttons.icon(Feather.PLUS, "New connection: empty the form", () -> {
            list.getSelectionModel().clearSelection();
            form.clear();
        });
        fresh.setId("new-connection");
        HBox row = new HBox(heading, fresh);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Node buildExchange() {
        Button importing = new Button("Import …");
        importing.setId("import-connections");
        importing.setTooltip(new Tooltip("Add the connections in a file"));
        importing.getStyleClass().add("flat");
        importing.setOnAction(event ->
                chosen(new FileChooser().showOpenDialog(getScene().getWindow())).ifPresent(model::importFrom));
        Button exporting = new Button("Export …");
        exporting.setId("export-connections");
        exporting.setTooltip(new Tooltip("Write all connections into a file, without passwords"));
        exporting.getStyleClass().add("flat");
        exporting.disableProperty().bind(Bindings.isEmpty(model.known()));
        exporting.setOnAction(event -> {
            FileChooser chooser = new FileChooser();
            chooser.setInitialFileName("hindsight-connections.json");
            chosen(chooser.showSaveDialog(getScene().getWindow())).ifPresent(model::exportTo);
        });
        HBox row = new HBox(4, importing, exporting);
        row.getStyleClass().add("connect-exchange");
        return row;
    }

    private static Optional<Path> chosen(@Nullable File file) {
        return Optional.ofNullable(file).map(File::toPath);
    }

    private Node buildList() {
        list.setItems(model.known());
        list.setId("connections");
        list.setAccessibleText("Known connections");
        Label none = new Label("None yet. Fill in the form to add one.");
        none.getStyleClass().add("muted");
        list.setPlaceholder(none);
        list.setPrefHeight(300);
        list.setMaxHeight(420);
        list.setFixedCellSize(48);
        list.getStyleClass().add("bordered-list");
        list.setCellFactory(ignored -> new ProfileCell(model));
        list.getSelectionModel().selectedItemProperty().subscribe((before, after) -> {
            if (after != null) {
                form.edit(after);
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                form.connect();
            }
        });
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                form.connect();
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        return list;
    }

    private void show(ConnectModel.Phase phase) {
        switch (phase) {
            case ConnectModel.Phase.Idle() -> outcome.getChildren().clear();
            case ConnectModel.Phase.Opening opening -> outcome.getChildren().setAll(opening(opening));
            case ConnectModel.Phase.Tested(List<ConnectionStep> steps) ->
                outcome.getChildren().setAll(tested(steps));
            case ConnectModel.Phase.Done(String sentence) ->
                outcome.getChildren().setAll(done(sentence));
            case ConnectModel.Phase.Choosing choosing -> outcome.getChildren().setAll(choosing(choosing));
            case ConnectModel.Phase.Failed failed -> outcome.getChildren().setAll(failed(failed));
        }
    }

    private Node opening(ConnectModel.Phase.Opening opening) {
        ProgressBar progress = new ProgressBar();
        progress.setMaxWidth(Double.MAX_VALUE);
        progress.setAccessibleText(opening.what());
        progress.progressProperty().bind(opening.task().progressProperty());
        Label what = new Label();
        what.setId("opening");
        what.textProperty()
                .bind(opening.task().messageProperty().map(message -> message.isEmpty() ? opening.what() : message));
        HBox.setHgrow(what, Priority.ALWAYS);
        what.setMaxWidth(Double.MAX_VALUE);
        Button cancel = new Button("Cancel");
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> model.cancel());
        HBox row = new HBox(8, what, cancel);
        row.setAlignment(Pos.CENTER_LEFT);
        return new VBox(6, progress, row);
    }

    private static Node tested(List<ConnectionStep> steps) {
        GridPane grid = new GridPane(12, 6);
        grid.setId("connection-steps");
        grid.getStyleClass().add("connection-steps");
        for (ConnectionStep step : steps) {
            FontIcon icon = new FontIcon(step.works() ? Feather.CHECK_CIRCLE : Feather.X_CIRCLE);
            icon.getStyleClass().add(step.works() ? "step-works" : "step-fails");
            Label what = new Label(step.what(), icon);
            what.getStyleClass().add("strong");
            what.setMinWidth(Region.USE_PREF_SIZE);
            GridPane.setValignment(what, VPos.TOP);
            Label detail = new Label(step.detail());
            detail.setWrapText(true);
            grid.addRow(grid.getRowCount(), what, detail);
        }
        return grid;
    }

    private static Node done(String sentence) {
        FontIcon icon = new FontIcon(Feather.CHECK_CIRCLE);
        icon.getStyleClass().add("step-works");
        Label words = new Label(sentence, icon);
        words.setId("connect-done");
        words.setWrapText(true);
        HBox row = new HBox(words);
        row.getStyleClass().add("connection-steps");
        return row;
    }

    private Node choosing(ConnectModel.Phase.Choosing choosing) {
        Label heading = new Label("There are %d event stores. Which one?"
                .formatted(choosing.stores().size()));
        heading.getStyleClass().add("heading");
        ListView<StoreChoice> list = new ListView<>(FXCollections.observableList(choosing.stores()));
        list.setId("store-choices");
        list.setAccessibleText("Event stores in this database");
        list.setFixedCellSize(CHOICE_HEIGHT);
        list.setPrefHeight(Math.min(choosing.stores().size(), MOST_CHOICES) * CHOICE_HEIGHT + 4);
        list.setMinHeight(Region.USE_PREF_SIZE);
        list.getStyleClass().add("bordered-list");
        list.setCellFactory(ignored -> new ChoiceCell());
        list.getSelectionModel().selectFirst();
        Button open = new Button("Open this one");
        open.setId("open-choice");
        open.getStyleClass().add("accent");
        open.setOnAction(event -> open(choosing, list));
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                open(choosing, list);
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                open(choosing, list);
            }
        });
        HBox buttons = new HBox(open);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        return new VBox(8, heading, list, buttons);
    }

    private void open(ConnectModel.Phase.Choosing choosing, ListView<StoreChoice> list) {
        StoreChoice choice = list.getSelectionModel().getSelectedItem();
        form.choose(choice);
        choosing.open().accept(choice);
    }

    private Node failed(ConnectModel.Phase.Failed failed) {
        Label sentence = new Label(failed.sentence(), new FontIcon(Feather.ALERT_TRIANGLE));
        sentence.setWrapText(true);
        sentence.setId("connect-error");
        TextArea detail = new TextArea(failed.detail());
        detail.setEditable(false);
        detail.setPrefRowCount(8);
        detail.getStyleClass().add("code");
        detail.setVisible(false);
        detail.managedProperty().bind(detail.visibleProperty());
        Hyperlink more = new Hyperlink("Details");
        more.setOnAction(event -> detail.setVisible(!detail.isVisible()));
        VBox box = failed.detail().isEmpty() ? new VBox(sentence) : new VBox(4, sentence, more, detail);
        ConnectModel.Describing describing = failed.describe();
        if (describing != null) {
            Button describe = new Button("Describe the tables yourself …");
            describe.setId("describe-tables");
            describe.setOnAction(event -> describing.describe(form::choose));
            box.getChildren().add(1, describe);
        }
        box.getStyleClass().add("notice");
        return box;
    }

    private static final class ChoiceCell extends ListCell<StoreChoice> {
        ChoiceCell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(StoreChoice choice, boolean empty) {
            super.updateItem(choice, empty);
            setGraphic(empty ? null : row(choice));
        }

        private static Node row(StoreChoice choice) {
            Label table = new Label(choice.table());
            table.getStyleClass().add("strong");
            Label layout = new Label(choice.layout());
            Label reason = new Label(choice.reason());
            reason.getStyleClass().add("muted");
            return new VBox(1, new HBox(8, table, layout), reason);
        }
    }

    private static final class ProfileCell extends ListCell<ConnectionProfile> {
        private final ConnectModel model;

        ProfileCell(ConnectModel model) {
            this.model = model;
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(ConnectionProfile profile, boolean empty) {
            super.updateItem(profile, empty);
            setGraphic(empty ? null : row(profile));
        }

        private Node row(ConnectionProfile profile) {
            Label name = new Label(profile.name());
            name.getStyleClass().add("strong");
            Label url = new Label(address(profile));
            url.getStyleClass().addAll("muted", "connect-address");
            VBox text = new VBox(1, name, url);
            text.setMinWidth(0);
            text.setAlignment(Pos.CENTER_LEFT);
            HBox.setHgrow(text, Priority.ALWAYS);
            HBox row = new HBox(
                    10,
                    EnvironmentChoice.dot(profile.environment()),
                    text,
                    Buttons.icon(Feather.TRASH_2, "Forget " + profile.name(), () -> model.forget(profile)));
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }

        private static String address(ConnectionProfile profile) {
            String plain = profile.url().replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", "");
            String user = profile.user() == null ? "" : profile.user() + " at ";
            return user + (profile.tunnel() == null ? plain : plain + " through " + profile.tunnel());
        }
    }
}
