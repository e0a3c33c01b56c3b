package dev.hindsight.ui.code;

import dev.hindsight.ui.common.PanelPane;
import java.io.File;
import java.util.List;
import javafx.beans.property.StringProperty;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where the aggregate code is, what of it was found for each stream type and why, and what else it could be. */
public final class CodeDialog extends Dialog<ButtonType> {
    private final CodeModel model;

    public CodeDialog(Window owner, CodeModel model) {
        this.model = model;
        initOwner(owner);
        setTitle("Aggregate code");
        setResizable(true);
        getDialogPane().getStylesheets().setAll(owner.getScene().getStylesheets());
        getDialogPane().setMaxWidth(Double.MAX_VALUE);
        getDialogPane().setStyle("-fx-max-width: infinity;"); // the theme keeps dialogs narrow
        getDialogPane().setPrefSize(1040, 740);
        getDialogPane().setId("code-dialog");
        getDialogPane().getStyleClass().add("code-dialog");
        ButtonType use = new ButtonType("Replay with this", ButtonBar.ButtonData.OK_DONE);
        getDialogPane().getButtonTypes().setAll(use, ButtonType.CANCEL);
        getDialogPane().lookupButton(use).setId("code-use");
        getDialogPane().setContent(content());
        setResultConverter(button -> {
            if (button == use) {
                model.use();
            } else {
                model.cancel();
            }
            return button;
        });
    }

    private Node content() {
        Label words = new Label(
                "Hindsight runs your own classes, unchanged, in a process of their own, and shows the"
                        + " state they compute. Nothing of them is loaded into this window, and nothing is written to the store.");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        StreamTypeTable types = new StreamTypeTable(model);
        EventClassTable events = new EventClassTable(model);
        Label why = new Label();
        why.setId("code-why");
        why.setWrapText(true);
        why.setMinHeight(Region.USE_PREF_SIZE);
        types.getSelectionModel().selectedItemProperty().subscribe(type -> {
            events.show(type);
            why.setText(model.why(type));
        });
        VBox chosen = new VBox(8, why, events);
        VBox.setVgrow(events, Priority.ALWAYS);
        chosen.setPadding(new Insets(8, 0, 0, 0));
        SplitPane tables = new SplitPane(types, chosen);
        tables.setOrientation(Orientation.VERTICAL);
        tables.setDividerPositions(0.58);
        PanelPane found = new PanelPane(tables, model.stateProperty());
        VBox.setVgrow(found, Priority.ALWAYS);
        Label summary = new Label();
        summary.setId("code-summary");
        summary.getStyleClass().add("muted");
        summary.textProperty().bind(model.summaryProperty());
        Label upcasters = new Label();
        upcasters.setId("code-upcasters");
        upcasters.setWrapText(true);
        upcasters.setMinHeight(Region.USE_PREF_SIZE);
        upcasters.textProperty().bind(model.upcastersProperty());
        upcasters.visibleProperty().bind(model.upcastersProperty().isNotEmpty());
        upcasters.managedProperty().bind(upcasters.visibleProperty());
        VBox content = new VBox(12, words, form(), found, upcasters, summary);
        content.setPadding(new Insets(12, 16, 0, 16));
        return content;
    }

    private GridPane form() {
        GridPane grid = new GridPane();
        grid.setHgap(10);
        grid.setVgap(8);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(new ColumnConstraints(86), fields, new ColumnConstraints(86), fields);
        TextArea classPath = new TextArea();
        classPath.setPrefRowCount(3);
        classPath.setPromptText("One jar, folder of classes or folder/* per line, in the order in which Java looks");
        classPath.addEventFilter(KeyEvent.KEY_PRESSED, event -> leave(classPath, event));
        bind(classPath, "code-class-path", "Class path, one entry per line", model.classPathProperty());
        row(grid, 0, "Class path", classPath);
        grid.add(buttons(), 1, 1, 3, 1);
        pair(
                grid,
                2,
                "Java",
                field("code-java", "the one that runs Hindsight", model.javaProperty()),
                "Or a program",
                field("code-command", "node runner.mjs order.mjs Order", model.commandProperty()));
        pair(
                grid,
                3,
                "Mapper",
                field("code-mapper", "a standard one, or com.acme.Json#mapper", model.mapperProperty()),
                "Decoder",
                field("code-decoder", "none, or a class of EventDecoder", model.decoderProperty()));
        return grid;
    }

    /** Tab goes on to the next control: nobody wants it within a path. */
    private static void leave(TextArea area, KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            area.requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    private HBox buttons() {
        Button jars = new Button("Add jars …", new FontIcon(Feather.PACKAGE));
        jars.setOnAction(event -> chooseJars());
        Button folder = new Button("Add folder …", new FontIcon(Feather.FOLDER));
        folder.setOnAction(event -> chooseFolder());
        Button look = new Button("Look again", new FontIcon(Feather.REFRESH_CW));
        look.setId("code-look");
        look.setOnAction(event -> model.look());
        HBox buttons = new HBox(8, jars, folder, look);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private void chooseJars() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle("Jars of your application");
        chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Jars", "*.jar"));
        List<File> files =
                chooser.showOpenMultipleDialog(getDialogPane().getScene().getWindow());
        if (files != null) {
            model.addToClassPath(files.stream().map(File::getPath).toList());
        }
    }

    private void chooseFolder() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle("A folder of classes");
        File folder = chooser.showDialog(getDialogPane().getScene().getWindow());
        if (folder != null) {
            model.addToClassPath(List.of(folder.getPath()));
        }
    }

    private static void row(GridPane grid, int row, String words, TextInputControl field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        grid.add(label, 0, row);
        grid.add(field, 1, row, 3, 1);
    }

    private static void pair(GridPane grid, int row, String left, TextField one, String right, TextField other) {
        Label first = new Label(left);
        first.setLabelFor(one);
        Label second = new Label(right);
        second.setLabelFor(other);
        grid.addRow(row, first, one, second, other);
    }

    private TextField field(String id, String prompt, StringProperty value) {
        TextField field = new TextField();
        field.setPromptText(prompt);
        bind(field, id, prompt, value);
        field.setOnAction(event -> model.look());
        return field;
    }

    /** What was typed counts when the field is left. */
    private void bind(TextInputControl field, String id, String words, StringProperty value) {
        field.setId(id);
        field.setAccessibleText(words);
        field.textProperty().bindBidirectional(value);
        field.focusedProperty().subscribe((before, now) -> {
            if (!now) {
                model.look();
            }
        });
    }
}
