package dev.hindsight.ui.connect;

import java.io.File;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How the server has to prove who it is, and with what we do. */
final class EncryptionFields extends VBox {
    private static final String USUAL = "verify-full, unless the server is this machine";
    private static final List<String> MODES =
            List.of(USUAL, "verify-full", "verify-ca", "require", "prefer", "allow", "disable");

    private final ComboBox<String> mode = new ComboBox<>();
    private final TextField root = Fields.text(
            "profile-root-certificate",
            "Certificate of the authority",
            "~/.postgresql/root.crt, or Java's authorities");
    private final TextField certificate =
            Fields.text("profile-certificate", "Our certificate", "~/.postgresql/postgresql.crt, if it is there");
    private final TextField key =
            Fields.text("profile-key", "Key of our certificate", "~/.postgresql/postgresql.pk8, if it is there");

    EncryptionFields() {
        super(8);
        mode.setId("profile-ssl-mode");
        mode.setAccessibleText("How the server has to prove who it is");
        mode.setMaxWidth(Double.MAX_VALUE);
        mode.getItems().setAll(MODES);
        mode.setValue(USUAL);
        getChildren()
                .setAll(
                        Fields.labelled("The server proves who it is (sslmode)", mode),
                        file("Certificate of the authority", root),
                        new HBox(10, file("Our certificate", certificate), file("Its key", key)));
    }

    /** In a few words. */
    ObservableValue<String> summary() {
        return Bindings.createStringBinding(
                () -> mode.getValue() + (certificate.getText().isBlank() ? "" : ", with a certificate of ours"),
                mode.valueProperty(),
                certificate.textProperty());
    }

    /** Shows what a URL says of it. */
    void show(ServerAddress address) {
        String said = address.parameter(ServerAddress.SSL_MODE);
        mode.setValue(said.isEmpty() ? USUAL : said);
        root.setText(address.parameter(ServerAddress.ROOT_CERTIFICATE));
        certificate.setText(address.parameter(ServerAddress.CERTIFICATE));
        key.setText(address.parameter(ServerAddress.KEY));
    }

    /** The address with what was chosen here. */
    ServerAddress into(ServerAddress address) {
        return address.with(ServerAddress.SSL_MODE, mode.getValue().equals(USUAL) ? "" : mode.getValue())
                .with(ServerAddress.ROOT_CERTIFICATE, root.getText())
                .with(ServerAddress.CERTIFICATE, certificate.getText())
                .with(ServerAddress.KEY, key.getText());
    }

    private VBox file(String words, TextField field) {
        Button choose = new Button(null, new FontIcon(Feather.FOLDER));
        choose.setAccessibleText("Choose the file: " + words);
        choose.getStyleClass().add("icon-button");
        choose.setOnAction(event -> {
            File chosen = new FileChooser().showOpenDialog(getScene().getWindow());
            if (chosen != null) {
                field.setText(chosen.getPath());
            }
        });
        HBox.setHgrow(field, Priority.ALWAYS);
        HBox row = new HBox(4, field, choose);
        VBox box = new VBox(4, Fields.label(words, field), row);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setPrefWidth(0);
        return box;
    }
}
