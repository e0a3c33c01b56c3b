package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.SettingsFile;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.RoleSource;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.TestPostgres;
import dev.hindsight.testing.Waiting;
import dev.hindsight.ui.shell.MainWindow;
import dev.hindsight.ui.shell.WindowSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Nothing is recognised: the tables are described in the window, and the store opens. Also the choice of several. */
@ExtendWith(ApplicationExtension.class)
class OwnTablesWindowTest {
    private static final String TABLES = """
        CREATE TABLE diary (no bigserial PRIMARY KEY, cat_id text, entity_version int, happened timestamptz,
            event_type text, body jsonb, meta jsonb);
        INSERT INTO diary (cat_id, entity_version, happened, event_type, body, meta)
        SELECT 'cat-' || n % 3, n / 3 + 1, '2026-11-01T08:00:00Z'::timestamptz + n * interval '1 hour',
               CASE n % 2 WHEN 0 THEN 'Fed' ELSE 'Petted' END, jsonb_build_object('grams', n * 10, 'by', 'Zoë'),
               jsonb_build_object('correlationId', 'day-' || n / 6)
        FROM generate_series(0, 29) AS n;
        CREATE TABLE customers (id bigint, name text, address jsonb)
        """;

    @TempDir
    private Path folder;

    private final DataSource database = TestPostgres.freshDatabase();
    private Scene scene;

    @Start
    void start(Stage stage) throws Exception {
        SettingsFile file = new SettingsFile(Files.createTempDirectory("hindsight-own"));
        WindowSettings settings = new WindowSettings(file);
        MainWindow window = new MainWindow(
                stage, new WindowStores(new PostgresStores(), folder, file, false), settings, Passwords.nowhere());
        window.show();
        scene = stage.getScene();
    }

    @Test
    void tablesThatNothingIsKnownOfAreDescribedAndOpened(FxRobot robot) throws Exception {
        execute(TABLES);
        connect(robot);
        Waiting.until("nothing was recognised", 30, () -> exists(robot, "#describe-tables"));
        Screens.save(scene, "own-1-not-recognised");
        robot.interact(
                () -> robot.lookup("#describe-tables").queryAs(Button.class).fire());
        Waiting.until("the tables are listed", 30, () -> exists(robot, "#mapper-tables .strong"));
        ListView<MappableTable> tables = robot.lookup("#mapper-tables").query();
        robot.interact(() -> tables.getSelectionModel().select(0));
        Waiting.until("rows are read", 30, () -> exists(robot, "#mapper-preview .table-cell"));
        Scene dialog = robot.lookup("#mapper-dialog").query().getScene();
        Screens.save(dialog, "own-2-guessed");

        ComboBox<RoleSource> type = robot.lookup("#role-streamType").query();
        robot.interact(() -> type.setValue(new RoleSource.Before("cat_id", "-")));
        TableView<?> preview = robot.lookup("#mapper-preview").query();
        Waiting.until("the rows follow", 30, () -> text(preview).contains("cat"));
        Path file = folder.resolve("diary.json");
        robot.interact(
                () -> robot.lookup("#mapper-file").queryAs(TextField.class).setText(file.toString()));
        Screens.save(dialog, "own-3-chosen");
        robot.interact(() -> robot.lookup("#mapper-save").queryAs(Button.class).fire());

        Waiting.until("the store is open", 30, () -> exists(robot, "#timeline"));
        assertThat(Files.readString(file)).contains("\"before\" : \"-\"");
    }

    @Test
    void oneOfSeveralStoresIsChosen(FxRobot robot) throws Exception {
        execute(layout("castore"));
        execute(layout("eventflow"));
        connect(robot);
        Waiting.until("the choice is shown", 30, () -> exists(robot, "#store-choices .strong"));
        Screens.save(scene, "own-4-several");
        robot.interact(() -> robot.lookup("#open-choice").queryAs(Button.class).fire());

        Waiting.until("the store is open", 30, () -> exists(robot, "#timeline"));
    }

    private void connect(FxRobot robot) {
        robot.interact(() -> {
            robot.lookup("#profile-host").queryAs(TextField.class).setText(TestPostgres.jdbcUrl(database));
            robot.lookup("#profile-connect").queryAs(Button.class).fire();
        });
    }

    private static String text(Node node) {
        StringBuilder text = new StringBuilder();
        node.lookupAll(".table-cell")
                .forEach(cell -> text.append(((Labeled) cell).getText()).append(' '));
        return text.toString();
    }

    private static boolean exists(FxRobot robot, String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String layout(String id) throws Exception {
        return Files.readString(Path.of("src/test/resources/layouts", id + ".sql"));
    }
}
