package dev.hindsight.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.Passwords;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.Tunnel;
import dev.hindsight.testing.Screens;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.ViewSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ConnectViewTest {
    private final Shelf shelf = new Shelf();
    private final Door door = new Door();
    private @Nullable Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        Theme.LIGHT.apply(new ViewSettings());
        ConnectView view = new ConnectView(new ConnectModel(
                Tasks.direct(), door, shelf, Passwords.nowhere(), store -> {}, (address, described) -> {}));
        Scene shown = new Scene(view, 1000, 900);
        Theme.style(shown);
        stage.setScene(shown);
        stage.show();
        scene = shown;
    }

    @Test
    void aPastedUrlIsSpreadOverTheFields(FxRobot robot) {
        robot.interact(() -> field(robot, "#profile-host")
                .setText("postgres://ada:pw@db.example.org:6432/shop?sslmode=require&currentSchema=sales"));

        assertThat(field(robot, "#profile-host").getText()).isEqualTo("db.example.org");
        assertThat(field(robot, "#profile-port").getText()).isEqualTo("6432");
        assertThat(field(robot, "#profile-database").getText()).isEqualTo("shop");
        assertThat(field(robot, "#profile-user").getText()).isEqualTo("ada");
        assertThat(field(robot, "#profile-password").getText()).isEqualTo("pw");

        robot.interact(() -> robot.lookup("#profile-save").queryButton().fire());
        assertThat(shelf.all())
                .last()
                .isEqualTo(new ConnectionProfile(
                        "db.example.org/shop",
                        Environment.DEVELOPMENT,
                        "jdbc:postgresql://db.example.org:6432/shop?sslmode=require&currentSchema=sales",
                        "ada",
                        null,
                        CodeSettings.NONE));
    }

    @Test
    void aTypedUrlIsSpreadWhenItIsWhole(FxRobot robot) {
        robot.clickOn("#profile-host").write("postgres://ada@db:6432/shop");
        assertThat(field(robot, "#profile-port").getText()).isEmpty();

        robot.clickOn("#profile-role");

        assertThat(field(robot, "#profile-host").getText()).isEqualTo("db");
        assertThat(field(robot, "#profile-port").getText()).isEqualTo("6432");
        assertThat(field(robot, "#profile-database").getText()).isEqualTo("shop");
        assertThat(field(robot, "#profile-user").getText()).isEqualTo("ada");
    }

    @Test
    void hostPortAndDatabaseInOneAreSpreadToo(FxRobot robot) {
        robot.clickOn("#profile-host").write("db:6432/shop");
        robot.clickOn("#profile-role");

        assertThat(field(robot, "#profile-host").getText()).isEqualTo("db");
        assertThat(field(robot, "#profile-port").getText()).isEqualTo("6432");
        assertThat(field(robot, "#profile-database").getText()).isEqualTo("shop");
    }

    @Test
    void aConnectionGoesIntoTheFieldsAndComesBackUnchanged(FxRobot robot) {
        ConnectionProfile before = shelf.all().getFirst();
        robot.interact(() -> robot.lookup("#connections")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(0));
        assertThat(robot.lookup("#environment-production")
                        .queryAs(ToggleButton.class)
                        .isSelected())
                .isTrue();
        Screens.save(scene(), "connect-light");

        robot.interact(() -> robot.lookup("#profile-save").queryButton().fire());

        assertThat(shelf.all()).contains(before);
    }

    @Test
    void everyStepOfATestIsShown(FxRobot robot) {
        robot.interact(() -> robot.lookup("#connections")
                .queryAs(ListView.class)
                .getSelectionModel()
                .select(1));
        robot.interact(() -> robot.lookup("#profile-test").queryButton().fire());

        assertThat(robot.lookup("#connection-steps .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Reaching the server", "Signing in", "It refuses this user.");
        robot.interact(() -> robot.lookup(".connect-section")
                .queryAllAs(TitledPane.class)
                .forEach(section -> section.setExpanded(true)));
        WaitForAsyncUtils.waitForFxEvents();
        Screens.save(scene(), "connect-all-open");
        WaitForAsyncUtils.waitForAsyncFx(5_000, () -> Theme.DARK.apply(new ViewSettings()));
        robot.interact(() -> robot.lookup(".connect-section")
                .queryAllAs(TitledPane.class)
                .forEach(section -> section.setExpanded(false)));
        Screens.save(scene(), "connect-dark");
    }

    private Scene scene() {
        return Objects.requireNonNull(scene);
    }

    private static TextField field(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(TextField.class);
    }

    private static final class Shelf implements ConnectModel.Profiles {
        private final List<ConnectionProfile> all = new ArrayList<>(List.of(
                new ConnectionProfile(
                        "Orders",
                        Environment.PRODUCTION,
                        "jdbc:postgresql://orders-db.internal:5432/orders?sslmode=verify-full&sslrootcert=/etc/ssl/company.crt",
                        "orders_reader",
                        "axon4-jpa",
                        CodeSettings.NONE,
                        "auditor",
                        new Tunnel("ada@bastion.example.org", "~/.ssh/production"),
                        true,
                        "public.domain_event_entry"),
                new ConnectionProfile(
                        "Payments, staging",
                        Environment.TEST,
                        "jdbc:postgresql://staging.example.org:5432/payments",
                        "reader",
                        null,
                        CodeSettings.NONE),
                new ConnectionProfile(
                        "My machine",
                        Environment.DEVELOPMENT,
                        "jdbc:postgresql://localhost:5432/shop",
                        null,
                        null,
                        CodeSettings.NONE)));

        @Override
        public List<ConnectionProfile> all() {
            return List.copyOf(all);
        }

        @Override
        public void save(ConnectionProfile profile) {
            forget(profile);
            all.add(profile);
        }

        @Override
        public void add(List<ConnectionProfile> others) {
            all.addAll(others);
        }

        @Override
        public void forget(ConnectionProfile profile) {
            all.removeIf(known -> known.name().equals(profile.name()));
        }
    }

    private static final class Door implements StoreSource {
        @Override
        public OpenedStore openSample(RunningTask task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OpenedStore open(StoreAddress address, CodeSettings code, RunningTask task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<ConnectionStep> test(StoreAddress address, RunningTask task) {
            return List.of(
                    new ConnectionStep(
                            "Reaching the server", true, "staging.example.org (10.0.4.17) answers on port 5432"),
                    new ConnectionStep("Encryption", true, "TLSv1.3, TLS_AES_256_GCM_SHA384"),
                    new ConnectionStep("Signing in", false, "It refuses this user."));
        }

        @Override
        public List<String> layouts() {
            return List.of("hindsight", "axon4-jpa");
        }

        @Override
        public MapTables mapper() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReplayHost host(CodeSettings code, EventStore store) {
            throw new UnsupportedOperationException();
        }
    }
}
