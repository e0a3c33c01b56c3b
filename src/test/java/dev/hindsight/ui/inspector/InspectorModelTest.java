package dev.hindsight.ui.inspector;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.eventsourcing.PersonKeys;
import dev.hindsight.sample.HistoryGenerator;
import dev.hindsight.sample.ShopEvents;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.TestPostgres;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What the inspector makes of personal data, in a store that the sample has written. */
@ExtendWith(ApplicationExtension.class)
class InspectorModelTest {
    private static final Pattern PERSON = Pattern.compile("\"person\": ?\"([^\"]+)\"");

    private final DataSource database = written();
    private Stage stage;

    private static DataSource written() {
        DataSource database = TestPostgres.freshDatabase();
        new HistoryGenerator(7, HistoryGenerator.LEAST_EVENTS, Instant.parse("2026-11-23T00:00:00Z"))
                .write(ShopEvents.store(database), written -> {});
        return database;
    }

    @Start
    void start(Stage shown) {
        Theme.loadFonts();
        stage = shown;
    }

    @Test
    void personalDataIsEncryptedAndAfterItsKeyIsGoneErased(FxRobot robot) {
        try (EventStore store = new PostgresStores()
                .open(
                        new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null),
                        Cancellation.never())) {
            Workspace workspace = Workspaces.direct(store);
            InspectorModel model = new InspectorModel(workspace);
            EventHeader created = firstWithContact(store).header();
            Matcher person = PERSON.matcher(text(firstWithContact(store)));
            assertThat(person.find()).isTrue();

            workspace.go(created);
            assertThat(payload(model)).contains("\"encrypted (personal data of %s)\"".formatted(person.group(1)));

            new PersonKeys(database, "public").erase(person.group(1));
            workspace.reload();
            assertThat(payload(model))
                    .contains("\"erased (personal data of %s)\"".formatted(person.group(1)))
                    .doesNotContain("AES-256-GCM");
            picture(robot, model, workspace);
        }
    }

    private void picture(FxRobot robot, InspectorModel model, Workspace workspace) {
        robot.interact(() -> {
            Scene scene = new Scene(new InspectorView(model, workspace, correlation -> {}), 420, 760);
            Theme.style(scene);
            Theme.LIGHT.apply(workspace.view());
            stage.setScene(scene);
            stage.show();
        });
        Screens.save(stage.getScene(), "inspector-erased-light");
        robot.interact(() -> Theme.DARK.apply(workspace.view()));
        Screens.save(stage.getScene(), "inspector-erased-dark");
    }

    private static StoredEvent firstWithContact(EventStore store) {
        List<StoredEvent> events = new ArrayList<>();
        store.events(EventQuery.all(), Scan.oldestFirst(100_000), events::add, Cancellation.never());
        return events.stream()
                .filter(event -> text(event).contains("AES-256-GCM"))
                .findFirst()
                .orElseThrow();
    }

    private static String text(StoredEvent event) {
        return ((Content.Text) event.payload()).value();
    }

    private static String payload(InspectorModel model) {
        Inspection shown = Objects.requireNonNull(model.inspectionProperty().get());
        return Objects.requireNonNull(shown.payload()).text();
    }
}
