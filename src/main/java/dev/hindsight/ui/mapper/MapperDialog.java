package dev.hindsight.ui.mapper;

import dev.hindsight.store.LayoutException;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.MappingPreview;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.ui.common.PanelPane;
import java.io.File;
import java.util.function.Consumer;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Choosing a table and what of it plays which role, beside rows that are read so; the choice is saved as a layout. */
public final class MapperDialog extends Dialog<ButtonType> {
    private final MapperModel model;
    private final Consumer<StoreChoice> saved;
    private final VBox doubts = new VBox(4);

    /** {@code saved} is told by what the store can be opened once its layout is saved. */
    public MapperDialog(Window owner, MapperModel model, Consumer<StoreChoice> saved) {
        this.model = model;
        this.saved = saved;
        initOwner(owner);
        setTitle("Describe tables of your own");
        setResizable(true);
        getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        getDialogPane().setMaxWidth(Double.MAX_VALUE);
        getDialogPane().setStyle("-fx-max-width: infinity;"); // the theme keeps dialogs narrow
        getDialogPane().setPrefSize(1180, 760);
        getDialogPane().setId("mapper-dialog");
        ButtonType open = new ButtonType("Save and open", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(open, ButtonType.CANCEL);
        prepare((Button) getDialogPane().lookupButton(open));
        getDialogPane().setContent(content());
        setOnHidden(event -> model.cancel());
        setResultConverter(button -> button);
    }

    /** The dialog stays open where nothing was saved. */
    private void prepare(Button open) {
        open.setId("mapper-save");
        open.disableProperty()
                .bind(model.mappingProperty()
                        .map(mapping -> mapping == null || !mapping.missing().isEmpty())
                        .orElse(true));
        open.addEventFilter(ActionEvent.ACTION, event -> {
            if (!save()) {
                event.consume();
            }
        });
    }

    private boolean save() {
        try {
            saved.accept(model.save());
            return true;
        } catch (LayoutException e) {
            doubts.getChildren().setAll(doubt(String.valueOf(e.getMessage())));
            return false;
        }
    }

    private void chooseFile() {
        File now = new File(model.fileProperty().get()).getAbsoluteFile();
        File folder = now.getParentFile();
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Save the layout");
        chooser.setInitialFileName(now.getName());
        if (folder != null && folder.isDirectory()) {
            chooser.setInitialDirectory(folder);
        }
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Layouts", "*.json"));
        File file = chooser.showSaveDialog(getDialogPane().getScene().getWindow());
        if (file != null) {
            model.fileProperty().set(file.getPath());
        }
    }

    private Node file() {
        TextField path = new TextField();
        path.setId("mapper-file");
        path.setAccessibleText("The file that the layout is saved as");
        path.textProperty().bindBidirectional(model.fileProperty());
        HBox.setHgrow(path, Priority.ALWAYS);
        Label words = new Label("Layout file");
        words.setLabelFor(path);
        Label replaced = new Label("exists, and will be replaced");
        replaced.getStyleClass().add("muted");
        replaced.visibleProperty().bind(model.fileProperty().map(MapperDialog::exists));
        replaced.managedProperty().bind(replaced.visibleProperty());
        Button browse = new Button("Browse …");
        browse.setOnAction(event -> chooseFile());
        HBox row = new HBox(10, words, path, replaced, browse);
        row.setAlignment(Pos.CENTER_LEFT);
        row.disableProperty().bind(model.mappingProperty().isNull());
        return row;
    }

    private static boolean exists(String path) {
        return !path.isBlank() && new File(path).isFile();
    }

    private Node content() {
        Label words = new Label("Which table holds the events, and which of its columns is what? Each choice shows at"
                + " once in the rows. The result is a layout file, which others can use as well.");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        ScrollPane roles = new ScrollPane(new RoleGrid(model));
        roles.setFitToWidth(true);
        roles.getStyleClass().add("mapper-scroll");
        SplitPane columns = new SplitPane(tables(), new PanelPane(roles, model.rolesStateProperty()));
        columns.setDividerPositions(0.4);
        SplitPane split = new SplitPane(columns, rows());
        split.setOrientation(Orientation.VERTICAL);
        split.setDividerPositions(0.6);
        VBox.setVgrow(split, Priority.ALWAYS);
        VBox content = new VBox(12, words, split, file());
        content.setPadding(new Insets(12, 16, 0, 16));
        return content;
    }

    private Node tables() {
        TextField search = new TextField();
        search.setId("mapper-search");
        search.setPromptText("Search tables");
        search.setAccessibleText("Search tables");
        search.textProperty().bindBidirectional(model.searchProperty());
        ListView<MappableTable> list = new ListView<>(model.tables());
        list.setId("mapper-tables");
        list.setAccessibleText("Tables of the database, those first that look like events");
        list.setFixedCellSize(44);
        list.setCellFactory(ignored -> new TableEntryCell());
        list.getSelectionModel().selectedItemProperty().subscribe((before, table) -> {
            if (table != null && !table.equals(model.table())) {
                model.choose(table);
            }
        });
        VBox.setVgrow(list, Priority.ALWAYS);
        VBox box = new VBox(6, search, new PanelPane(list, model.tablesStateProperty()));
        VBox.setVgrow(box.getChildren().getLast(), Priority.ALWAYS);
        box.setPadding(new Insets(0, 8, 0, 0));
        return box;
    }

    private Node rows() {
        doubts.setId("mapper-doubts");
        model.previewProperty().subscribe(this::showDoubts);
        PreviewTable table = new PreviewTable(model);
        VBox.setVgrow(table, Priority.ALWAYS);
        VBox box = new VBox(6, doubts, table);
        box.setPadding(new Insets(8, 0, 0, 0));
        return new PanelPane(box, model.previewStateProperty());
    }

    private void showDoubts(MappingPreview preview) {
        if (preview.doubts().isEmpty() && !preview.rows().isEmpty()) {
            Label fine = new Label(
                    "%d rows read, and they look like events."
                            .formatted(preview.rows().size()),
                    new FontIcon(Feather.CHECK_CIRCLE));
            fine.getGraphic().getStyleClass().add("step-works");
            doubts.getChildren().setAll(fine);
            return;
        }
        doubts.getChildren()
                .setAll(preview.doubts().stream().map(MapperDialog::doubt).toList());
    }

    private static Label doubt(String sentence) {
        Label label = new Label(sentence, new FontIcon(Feather.ALERT_TRIANGLE));
        label.getGraphic().getStyleClass().add("mapper-doubt");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
