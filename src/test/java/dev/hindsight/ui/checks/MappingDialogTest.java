package dev.hindsight.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.Scan;
import dev.hindsight.store.TableRow;
import dev.hindsight.store.TypeCount;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.Screens;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@ExtendWith(ApplicationExtension.class)
class MappingDialogTest {
    private final NoMemory memory = new NoMemory();
    private MappingDialog dialog;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        Scene scene = new Scene(new Pane(), 980, 900);
        Theme.style(scene);
        ViewSettings view = new ViewSettings();
        Workspace workspace = new Workspace(
                new Shop(), new PayloadMergeHost(), Tasks.forWindow(), new EventStyles(Set.of("Opened", "Paid")), view);
        Theme.LIGHT.apply(view);
        stage.setScene(scene);
        stage.show();
        dialog = new MappingDialog(stage, new MappingModel(workspace, memory));
        dialog.show();
    }

    @Test
    void aTableIsDescribedBesideItsRows(FxRobot robot) throws Exception {
        WaitForAsyncUtils.waitFor(
                30,
                TimeUnit.SECONDS,
                () -> !combo(robot, "#mapping-table").getItems().isEmpty());
        robot.interact(() -> combo(robot, "#mapping-table").getSelectionModel().selectFirst());
        robot.interact(() -> combo(robot, "#mapping-type").getSelectionModel().selectFirst());
        assertThat(combo(robot, "#mapping-stream").getValue()).isEqualTo("order_id");

        robot.clickOn("#mapping-guess");
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> words(robot).startsWith("1 of the first 2 rows"));
        Screens.save(dialog.getDialogPane().getScene(), "checks-mapping");
        TableView<?> preview = robot.lookup("#mapping-preview").queryAs(TableView.class);
        assertThat(preview.getItems()).hasSize(2);

        robot.clickOn("#mapping-save");
        assertThat(memory.mappings()).singleElement().satisfies(mapping -> {
            assertThat(mapping.shownName()).isEqualTo("shop.orders");
            assertThat(mapping.columns()).isEqualTo(Map.of("status", "/status", "customer_name", "/customer/name"));
        });
    }

    private static String words(FxRobot robot) {
        return robot.lookup("#mapping-words").queryAs(Labeled.class).getText();
    }

    private static ComboBox<?> combo(FxRobot robot, String query) {
        return robot.lookup(query).queryAs(ComboBox.class);
    }

    /** Two orders and their rows, of which one is wrong. */
    private static final class Shop extends ListStore {
        private static final JsonMapper JSON = new JsonMapper();
        private final List<StoredEvent> events;

        Shop() {
            this(new Events());
        }

        private Shop(Events made) {
            this(List.of(
                    made.next("order-1", "Opened", "{\"status\": \"OPEN\", \"customer\": {\"name\": \"Anna\"}}"),
                    made.next("order-1", "Paid", "{\"status\": \"PAID\"}"),
                    made.next("order-2", "Opened", "{\"status\": \"OPEN\", \"customer\": {\"name\": \"Zoë\"}}")));
        }

        private Shop(List<StoredEvent> events) {
            super(events.stream().map(StoredEvent::header).toList());
            this.events = events;
        }

        @Override
        public Ending events(EventQuery query, Scan scan, Consumer<StoredEvent> sink, Cancellation cancellation) {
            events.stream()
                    .filter(event -> query.streams().contains(event.header().stream()))
                    .forEach(sink);
            return new Ending.Complete();
        }

        @Override
        public List<TypeCount> streamTypes(Cancellation cancellation) {
            return List.of(new TypeCount("order", 2));
        }

        @Override
        public List<MappableTable> tables(Cancellation cancellation) {
            return List.of(new MappableTable(
                    "shop",
                    "orders",
                    List.of(
                            new MappableTable.Column("order_id", "text", true),
                            new MappableTable.Column("status", "text", true),
                            new MappableTable.Column("customer_name", "text", true)),
                    false));
        }

        @Override
        public List<TableRow> tableRows(
                String schema, String table, String key, @Nullable String after, int limit, Cancellation cancellation) {
            return after != null ? List.of() : List.of(row("order-1", "OPEN", "Anna"), row("order-2", "OPEN", "Zoë"));
        }

        private static TableRow row(String id, String status, String name) {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            values.put("order_id", JSON.valueToTree(id));
            values.put("status", JSON.valueToTree(status));
            values.put("customer_name", JSON.valueToTree(name));
            return new TableRow(id, values);
        }
    }
}
