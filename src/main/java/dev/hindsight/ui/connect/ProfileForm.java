package dev.hindsight.ui.connect;

import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.store.Tunnel;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The fields of a connection. A URL that is pasted where the host stands is spread over them. */
final class ProfileForm extends VBox {
    private static final String USUAL_PORT = "5432";

    private final ConnectModel model;
    private final TextField name = Fields.text("profile-name", "Name", "Orders, production");
    private final EnvironmentChoice environment = new EnvironmentChoice();
    private final TextField host = Fields.text("profile-host", "Host, or a whole URL", "localhost, or paste a URL");
    private final TextField port = Fields.text("profile-port", "Port", USUAL_PORT);
    private final TextField database = Fields.text("profile-database", "Database", "shop");
    private final TextField user = Fields.text("profile-user", "User", "as on this machine");
    private final TextField role = Fields.text("profile-role", "Role to switch to", "stay the user");
    private final PasswordField password = new PasswordField();
    private final CheckBox kept = new CheckBox();
    private final EncryptionFields encryption = new EncryptionFields();
    private final TextField service = Fields.text("profile-service", "Service", "a name in pg_service.conf");
    private final TextField tunnel = Fields.text("profile-tunnel", "SSH server", "user@host, or user@host:22");
    private final TextField tunnelKey = Fields.text("profile-tunnel-key", "Key file", "the agent's, or one of ~/.ssh");
    private final ComboBox<String> layout = new ComboBox<>();
    private final TextField table = Fields.text("profile-table", "Table of the events", "the one that is recognised");
    private final CheckBox hiddenShown = new CheckBox("Show rows that the framework leaves out");
    private Map<String, String> otherParameters = Map.of();
    private CodeSettings code = CodeSettings.NONE;

    ProfileForm(ConnectModel model) {
        super(10);
        this.model = model;
        getStyleClass().add("connect-form");
        host.textProperty().addListener((_, before, text) -> {
            if (text.length() > before.length() + 1) {
                spread();
            }
        });
        host.focusedProperty().subscribe(this::spread);
        getChildren().setAll(who(), server(), signIn(), more(), buttons());
    }

    /** Puts a profile into the fields. */
    void edit(ConnectionProfile profile) {
        clear();
        name.setText(profile.name());
        environment.choose(profile.environment());
        ServerAddress.of(profile.url()).ifPresentOrElse(this::show, () -> host.setText(profile.url()));
        if (profile.user() != null) {
            user.setText(profile.user());
        }
        role.setText(text(profile.role()));
        Tunnel way = profile.tunnel();
        tunnel.setText(way == null ? "" : way.server());
        tunnelKey.setText(way == null ? "" : text(way.key()));
        layout.setValue(text(profile.layout()));
        table.setText(text(profile.table()));
        hiddenShown.setSelected(profile.hiddenShown());
        code = profile.code();
    }

    /** Empties all fields, for another connection. */
    void clear() {
        for (TextField field :
                new TextField[] {name, host, port, database, user, password, role, service, tunnel, tunnelKey, table}) {
            field.clear();
        }
        encryption.show(new ServerAddress("", "", "", Map.of()));
        otherParameters = Map.of();
        layout.setValue("");
        hiddenShown.setSelected(false);
        kept.setSelected(false);
        code = CodeSettings.NONE;
    }

    /** Keeps in mind which of several stores was meant. */
    void choose(StoreChoice choice) {
        layout.setValue(choice.layout());
        table.setText(choice.table());
    }

    /** Opens what the fields say. */
    void connect() {
        spread();
        if (!incomplete().get()) {
            model.open(profile(), typed());
            password.clear();
        }
    }

    private Node who() {
        HBox.setHgrow(name, Priority.ALWAYS);
        HBox row = new HBox(10, name, environment);
        return new VBox(4, Fields.label("Name and environment", name), row);
    }

    private Node server() {
        port.setPrefWidth(80);
        port.setMinWidth(80);
        return new HBox(
                10, Fields.grow("Host", host), Fields.labelled("Port", port), Fields.grow("Database", database));
    }

    private Node signIn() {
        password.setId("profile-password");
        password.setAccessibleText("Password; used once, or kept in the keyring");
        kept.setId("profile-keep");
        Label nowhere =
                new Label("This machine has no keyring, so a password is typed each time or read from ~/.pgpass.");
        nowhere.getStyleClass().add("muted");
        nowhere.setId("no-keyring");
        model.keyringProperty().subscribe(place -> {
            boolean there = !place.isEmpty();
            kept.setText("Keep the password in " + place);
            Fields.show(kept, there);
            Fields.show(nowhere, !there);
            password.setPromptText(there ? "typed, kept, or in ~/.pgpass" : "typed, or in ~/.pgpass");
        });
        HBox row =
                new HBox(10, Fields.grow("User", user), Fields.grow("Password", password), Fields.grow("Role", role));
        return new VBox(6, row, kept, nowhere);
    }

    private Node more() {
        layout.setId("profile-layout");
        layout.setEditable(true);
        layout.setPromptText("recognised by itself, or a file");
        layout.setAccessibleText("Layout: recognised by itself, one of these, or the path of a layout file");
        layout.getItems().setAll(model.layouts());
        layout.setMaxWidth(Double.MAX_VALUE);
        hiddenShown.setId("profile-hidden");
        hiddenShown.setTooltip(
                new Tooltip("Tombstones, archived and deleted events, commands, positions of consumers"));
        Node tunnelHint = Fields.hint(
                "Its key has to be in ~/.ssh/known_hosts. Yours come from the agent, ~/.ssh and what ~/.ssh/config names, unless you name a file without passphrase.");
        Node serviceHint = Fields.hint("Host, port, database, user and password are then read from that file.");
        Button describe = button(
                "profile-describe",
                "Describe tables of your own …",
                () -> model.describe(profile(), typed(), this::choose));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        VBox sections = new VBox(
                new Section("Encryption", encryption.summary(), encryption),
                new Section(
                        "SSH tunnel",
                        summary(tunnel, "none"),
                        new VBox(
                                6,
                                new HBox(10, Fields.grow("SSH server", tunnel), Fields.grow("Key file", tunnelKey)),
                                tunnelHint)),
                new Section(
                        "Service file",
                        summary(service, "none"),
                        new VBox(6, Fields.labelled("Service", service), serviceHint)),
                new Section(
                        "Layout",
                        summary(layout.getEditor(), "recognised by itself"),
                        new VBox(
                                8,
                                new HBox(10, Fields.grow("Layout", layout), Fields.grow("Table", table)),
                                new HBox(10, hiddenShown, space, describe))));
        sections.getStyleClass().add("connect-sections");
        return sections;
    }

    private static ObservableValue<String> summary(TextField field, String otherwise) {
        return field.textProperty().map(text -> text == null || text.isBlank() ? otherwise : text);
    }

    private Node buttons() {
        Button test = button("profile-test", "Test connection", () -> model.test(profile(), typed()));
        Button save = button("profile-save", "Save", () -> model.save(profile(), typed()));
        Button connect = button("profile-connect", "Connect", this::connect);
        connect.getStyleClass().add("accent");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(8, test, space, save, connect);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("connect-buttons");
        return row;
    }

    private Button button(String id, String words, Runnable action) {
        Button button = new Button(words);
        button.setId(id);
        button.disableProperty().bind(incomplete());
        button.setOnAction(event -> action.run());
        return button;
    }

    private BooleanBinding incomplete() {
        return Bindings.createBooleanBinding(
                () -> host.getText().isBlank() && service.getText().isBlank(),
                host.textProperty(),
                service.textProperty());
    }

    /** Whoever pastes a URL where the host stands sees at once what it was taken for; one that is typed has to be whole. */
    private void spread() {
        String text = host.getText().strip();
        if (text.contains("://")) {
            ServerAddress.of(text).ifPresent(this::show);
        } else if (text.indexOf('/') > 0) {
            ServerAddress.of("postgresql://" + text).ifPresent(this::showPlace);
        }
    }

    private void showPlace(ServerAddress address) {
        host.setText(address.host());
        port.setText(address.port());
        database.setText(address.database());
    }

    private void show(ServerAddress address) {
        showPlace(address);
        service.setText(address.parameter(ServerAddress.SERVICE));
        encryption.show(address);
        if (!address.parameter(ServerAddress.USER).isEmpty()) {
            user.setText(address.parameter(ServerAddress.USER));
        }
        if (!address.parameter(ServerAddress.PASSWORD).isEmpty()) {
            password.setText(address.parameter(ServerAddress.PASSWORD));
        }
        otherParameters = address.with(ServerAddress.USER, "")
                .with(ServerAddress.PASSWORD, "")
                .with(ServerAddress.SERVICE, "")
                .parameters();
    }

    private ConnectModel.Typed typed() {
        return new ConnectModel.Typed(password.getText().isEmpty() ? null : password.getText(), kept.isSelected());
    }

    private ConnectionProfile profile() {
        ServerAddress address = encryption.into(new ServerAddress(
                        host.getText().strip(),
                        port.getText(),
                        database.getText().strip(),
                        otherParameters)
                .with(ServerAddress.SERVICE, service.getText()));
        return new ConnectionProfile(
                name.getText().isBlank() ? shownName(address) : name.getText().strip(),
                environment.chosen(),
                address.url(),
                given(user),
                given(layout.getEditor()),
                code,
                given(role),
                tunnel(),
                hiddenShown.isSelected(),
                given(table));
    }

    private @Nullable Tunnel tunnel() {
        String server = given(tunnel);
        return server == null ? null : new Tunnel(server, given(tunnelKey));
    }

    private static String shownName(ServerAddress address) {
        return address.host().isEmpty()
                ? address.parameter(ServerAddress.SERVICE)
                : address.host() + "/" + address.database();
    }

    private static @Nullable String given(TextField field) {
        return field.getText() == null || field.getText().isBlank()
                ? null
                : field.getText().strip();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
