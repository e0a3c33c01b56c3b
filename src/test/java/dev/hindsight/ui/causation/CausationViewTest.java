package dev.hindsight.ui.causation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CausationViewTest {
    private final ShopHistory history = new ShopHistory();
    private final List<EventHeader> order = history.order(10042);
    private final List<EventHeader> gappy = history.order(10043);
    private final List<EventHeader> catalogue = importCatalogue(5000);
    private Workspace workspace;
    private CausationModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        List<EventHeader> stored = new ArrayList<>(history.events());
        stored.remove(gappy.get(2));
        workspace = Workspaces.over(new ListStore(stored), Tasks.forWindow());
        model = new CausationModel(workspace);
        workspace.go(order.get(6));
        scene = new Scene(new CausationView(model), 980, 520);
        Theme.style(scene);
        Theme.LIGHT.apply(workspace.view());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void aClickOnABoxMovesTheWindow(FxRobot robot) {
        inBothThemes(robot, "causation-order");
        GraphCanvas canvas = robot.lookup("#causation-graph").queryAs(GraphCanvas.class);
        Shown operation = Objects.requireNonNull(model.shownProperty().get());
        int paid = operation.trace().indexOf(order.get(5).id()).orElseThrow();
        Point2D middle = middle(canvas, paid);
        robot.moveTo(middle);
        Screens.save(scene, "causation-hover-light");
        robot.clickOn(middle);
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.get(5)));
    }

    @Test
    void draggingMovesThePictureAndATremblingHandClicks(FxRobot robot) {
        GraphCanvas canvas = robot.lookup("#causation-graph").queryAs(GraphCanvas.class);
        // A picture that is smaller than the panel stays in its middle.
        robot.interact(() -> {
            canvas.zoomIn();
            canvas.zoomIn();
        });
        Shown operation = Objects.requireNonNull(model.shownProperty().get());
        int paid = operation.trace().indexOf(order.get(5).id()).orElseThrow();
        double before = canvas.geometry(operation).x(paid);
        Location there = workspace.navigation().location().orElseThrow();
        robot.moveTo(middle(canvas, paid))
                .press(MouseButton.PRIMARY)
                .moveBy(-40, 0)
                .release(MouseButton.PRIMARY);
        settle();
        assertThat(canvas.geometry(operation).x(paid)).isCloseTo(before - 40, within(2.0));
        assertThat(workspace.navigation().location()).contains(there);

        robot.moveTo(middle(canvas, paid))
                .press(MouseButton.PRIMARY)
                .moveBy(1, 2)
                .release(MouseButton.PRIMARY);
        settle();
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.get(5)));
    }

    private Point2D middle(GraphCanvas canvas, int index) {
        Geometry geometry =
                canvas.geometry(Objects.requireNonNull(model.shownProperty().get()));
        return canvas.localToScreen(
                geometry.x(index) + geometry.width() / 2, geometry.y(index) + geometry.height() / 2);
    }

    @Test
    void keysWalkAndZoomWithoutLosingThePlace(FxRobot robot) {
        robot.clickOn("#causation-fit")
                .interact(() -> robot.lookup("#causation-graph").query().requestFocus());
        robot.type(KeyCode.PLUS).type(KeyCode.PLUS).type(KeyCode.PLUS).type(KeyCode.LEFT);
        settle();
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.get(5)));
        inBothThemes(robot, "causation-order-zoomed");
    }

    @Test
    void effectsCanStandBelowTheirCauses(FxRobot robot) {
        robot.clickOn("#causation-turn");
        settle();
        inBothThemes(robot, "causation-order-top-down");
        assertThat(model.planProperty().get()).isEqualTo(Plan.TOP_DOWN);
    }

    @Test
    void aMissingCauseIsShownAsOne(FxRobot robot) {
        robot.interact(() -> workspace.go(gappy.get(4)));
        settle();
        inBothThemes(robot, "causation-missing");
        assertThat(robot.lookup("#causation-summary").queryLabeled().getText()).endsWith("1 cause not in this store");
    }

    @Test
    void thousandsOfEventsStayInView(FxRobot robot) {
        robot.interact(() -> workspace.go(catalogue.get(2500)));
        settle();
        inBothThemes(robot, "causation-5000");
        robot.clickOn("#causation-fit");
        settle();
        inBothThemes(robot, "causation-5000-whole");
        GraphCanvas canvas = robot.lookup("#causation-graph").queryAs(GraphCanvas.class);
        Viewport view = canvas.viewport();
        assertThat(view.screenY(view.frame().height())).isLessThanOrEqualTo(canvas.getHeight());
    }

    @Test
    void theWaterfallShowsTheSamePlaceOverTime(FxRobot robot) {
        robot.clickOn("#causation-waterfall-view");
        settle();
        inBothThemes(robot, "causation-waterfall");
        robot.interact(() -> robot.lookup("#causation-waterfall").query().requestFocus());
        robot.type(KeyCode.LEFT);
        settle();
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.get(5)));
        robot.type(KeyCode.SPACE);
        settle();
        Shown shown = Objects.requireNonNull(model.shownProperty().get());
        assertThat(shown.layout().hidden(5)).isEqualTo(8);
        inBothThemes(robot, "causation-waterfall-folded");
    }

    @Test
    void lanesShowTheSamePlaceByStream(FxRobot robot) {
        robot.clickOn("#causation-lanes-view");
        settle();
        inBothThemes(robot, "causation-lanes");
        robot.interact(() -> robot.lookup("#causation-lanes").query().requestFocus());
        robot.type(KeyCode.RIGHT);
        settle();
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.get(8)));
    }

    @Test
    void aSearchDimsWhatItDidNotFind(FxRobot robot) {
        robot.clickOn("#causation-search").write("payment").type(KeyCode.ENTER);
        settle();
        assertThat(robot.lookup("#causation-found").queryLabeled().getText()).isEqualTo("3 found");
        inBothThemes(robot, "causation-search");
    }

    @Test
    void thousandsOfEventsInEveryPicture(FxRobot robot) {
        robot.interact(() -> workspace.go(catalogue.get(2500)));
        robot.clickOn("#causation-waterfall-view");
        settle();
        inBothThemes(robot, "causation-5000-waterfall");
        robot.clickOn("#causation-lanes-view");
        settle();
        inBothThemes(robot, "causation-5000-lanes");
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(catalogue.get(2500)));
    }

    private void inBothThemes(FxRobot robot, String name) {
        robot.interact(() -> Theme.DARK.apply(workspace.view()));
        Screens.save(scene, name + "-dark");
        robot.interact(() -> Theme.LIGHT.apply(workspace.view()));
        Screens.save(scene, name + "-light");
    }

    private static void settle() {
        WaitForAsyncUtils.sleep(200, TimeUnit.MILLISECONDS);
        WaitForAsyncUtils.waitForFxEvents();
    }

    /** One import that changes many products, each of which may follow up with events of its own. */
    private List<EventHeader> importCatalogue(int count) {
        int first = history.events().size();
        CorrelationId operation = new CorrelationId(ShopHistory.id("import"));
        EventHeader started = history.record("Import", "import-7", "CatalogueImported", operation, null);
        for (int i = 0; history.events().size() - first < count; i++) {
            history.later(Duration.ofMillis(13 + i % 40));
            EventHeader price = history.record("Product", "product-" + i % 40, "PriceChanged", operation, started.id());
            for (int basket = 0; basket < i % 4; basket++) {
                history.later(Duration.ofMillis(210));
                EventHeader repriced =
                        history.record("Basket", "basket-" + i % 9, "BasketRepriced", operation, price.id());
                if (i % 3 == 0) {
                    history.record("Mail", "mail-" + i % 5, "CustomerNotified", operation, repriced.id());
                }
            }
        }
        return history.events().subList(first, history.events().size());
    }
}
