package dev.hindsight.ui.connect;

import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Environment;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.ui.common.Buttons;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The fields of a connection. The password is asked for, used once and never saved. */
final class ProfileForm extends VBox {
    private static final String URL_START = "jdbc:postgresql://";

    private final ConnectModel model;
    private final GridPane grid = new GridPane();
    private final TextField name = field("profile-name", "Name", "Orders, production");
    private final TextField url = field("profile-url", "Database", URL_START + "localhost:5432/shop");
    private final TextField user = field("profile-user", "User", "as the driver finds it");
    private final PasswordField password = new PasswordField();
    private final TextField role = field("profile-role", "Role", "none: stay the user");
    private final TextField tunnel = field("profile-tunnel", "SSH tunnel", "none, or user@host");
    private final ComboBox<String> layout = new ComboBox<>();
    private final TextField table = field("profile-table", "Table of the events", "the one that is recognised");
    private final CheckBox hiddenShown = new CheckBox("Show rows that the framework leaves out");
    private final ComboBox<Environment> environment = new ComboBox<>();
    private CodeSettings code = CodeSettings.NONE;

    ProfileForm(ConnectModel model) {
        super(12);
        this.model = model;
        ColumnConstraints names = new ColumnConstraints(92);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(names, fields);
        password.setId("profile-password");
        password.setPromptText("or in a password file (~/.pgpass)");
        password.setAccessibleText("Password, used once and kept nowhere");
        environment.getItems().setAll(Environment.values());
        environment.setValue(Environment.DEVELOPMENT);
        environment.setAccessibleText("Environment");
        environment.setMaxWidth(Double.MAX_VALUE);
        layout.setId("profile-layout");
        layout.setEditable(true);
        layout.setPromptText("recognised by itself, or a layout file");
        layout.setAccessibleText("Layout: recognised by itself, one of these, or the path of a layout file");
        layout.getItems().setAll(model.layouts());
        hiddenShown.setId("profile-hidden");
        hiddenShown.setTooltip(
                new Tooltip("Tombstones, archived and deleted events, commands, positions of consumers"));
        row("Name", name);
        row("Environment", environment);
        row("Database", url);
        row("User", user);
        row("Password", password);
        row("Role", role);
        row("SSH tunnel", tunnel);
        row("Layout", layout);
        Button describe = Buttons.icon(Feather.COLUMNS, "Describe tables of your own …", this::describe);
        describe.setId("profile-describe");
        describe.disableProperty().bind(incomplete());
        grid.getChildren().remove(layout);
        HBox.setHgrow(layout, Priority.ALWAYS);
        grid.add(new HBox(6, layout, describe), 1, grid.getRowCount() - 1);
        row("Table", table);
        grid.add(hiddenShown, 1, grid.getRowCount());
        Label heading = new Label("Your own store");
        heading.getStyleClass().add("heading");
        getChildren().setAll(heading, grid, buttons());
        grid.setHgap(10);
        grid.setVgap(8);
        getStyleClass().add("connect-form");
    }

    /** Puts a profile into the fields. */
    void edit(ConnectionProfile profile) {
        name.setText(profile.name());
        environment.setValue(profile.environment());
        url.setText(profile.url());
        user.setText(text(profile.user()));
        role.setText(text(profile.role()));
        tunnel.setText(text(profile.tunnel()));
        layout.setValue(text(profile.layout()));
        table.setText(text(profile.table()));
        hiddenShown.setSelected(profile.hiddenShown());
        code = profile.code();
        password.clear();
    }

    /** Keeps in mind which of several stores was meant. */
    void choose(StoreChoice choice) {
        layout.setValue(choice.layout());
        table.setText(choice.table());
    }

    /** Opens what the fields say. */
    void connect() {
        if (!incomplete().get()) {
            model.open(profile(), password.getText().isEmpty() ? null : password.getText());
            password.clear();
        }
    }

    private void describe() {
        model.describe(profile(), password.getText().isEmpty() ? null : password.getText(), this::choose);
    }

    private void test() {
        model.test(profile(), password.getText().isEmpty() ? null : password.getText());
    }

    private HBox buttons() {
        Button test = new Button("Test connection");
        test.setId("profile-test");
        test.disableProperty().bind(incomplete());
        test.setOnAction(event -> test());
        Button save = new Button("Save");
        save.setId("profile-save");
        save.disableProperty().bind(incomplete());
        save.setOnAction(event -> model.save(profile()));
        Button connect = new Button("Connect");
        connect.setId("profile-connect");
        connect.disableProperty().bind(incomplete());
        connect.setOnAction(event -> connect());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label hint = new Label("Passwords are never saved.");
        hint.getStyleClass().add("muted");
        HBox row = new HBox(8, hint, space, test, save, connect);
        row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return row;
    }

    private BooleanBinding incomplete() {
        return Bindings.createBooleanBinding(() -> url.getText().isBlank(), url.textProperty());
    }

    private ConnectionProfile profile() {
        String address = url.getText().strip();
        String fullUrl = address.startsWith("jdbc:") ? address : URL_START + address;
        String shownName = name.getText().isBlank()
                ? address.replaceFirst("^jdbc:postgresql://", "")
                : name.getText().strip();
        return new ConnectionProfile(
                shownName,
                environment.getValue(),
                fullUrl,
                given(user),
                given(layout.getEditor()),
                code,
                given(role),
                given(tunnel),
                hiddenShown.isSelected(),
                given(table));
    }

    private static @Nullable String given(TextField field) {
        return field.getText().isBlank() ? null : field.getText().strip();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private void row(String words, javafx.scene.control.Control field) {
        Label label = new Label(words);
        label.setLabelFor(field);
        field.setMaxWidth(Double.MAX_VALUE);
        grid.addRow(grid.getRowCount(), label, field);
    }

    private static TextField field(String id, String words, String prompt) {
        TextField field = new TextField();
        field.setId(id);
        field.setAccessibleText(words);
        field.setPromptText(prompt);
        return field;
    }
}
