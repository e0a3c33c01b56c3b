package dev.hindsight.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.hindsight.testing.Screens;
import dev.hindsight.timeline.AxisPainter;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.GutterPainter;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.LaneChoice;
import dev.hindsight.timeline.Spot;
import dev.hindsight.timeline.TimeWindow;
import dev.hindsight.ui.common.Theme;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
final class TimelineViewTest {
    private TimelineFixture fixture;
    private TimelineModel model;
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        fixture = new TimelineFixture(new HeaderStore(ShopHistory.of(5_000)));
        Theme.LIGHT.apply(fixture.workspace.view());
        model = new TimelineModel(fixture.workspace);
        BorderPane both = new BorderPane(new TimelineView(model));
        both.setTop(new DensityStrip(new DensityModel(fixture.workspace, model)));
        scene = new Scene(both, 980, 420);
        Theme.style(scene);
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void showsAnOrderAndWhatIsConnectedWithIt(FxRobot robot) {
        robot.interact(() -> fixture.goTo(ShopHistory.order(10_020), 3));
        saveInBothThemes(robot, "timeline-order");
    }

    @Test
    void showsEightyThousandEvents(FxRobot robot) {
        robot.interact(() -> fixture.goTo(ShopHistory.MERCHANT, 800));
        saveInBothThemes(robot, "timeline-80000");
    }

    @Test
    void marksThatMergeAreCountedAndTheCardSaysWhatTheyAre(FxRobot robot) {
        robot.interact(() -> fixture.goTo(ShopHistory.MERCHANT, 800));
        settle(robot);
        robot.interact(() -> model.zoom().zoom(60, 110));
        settle(robot);
        robot.moveTo(at(robot, "#timeline", 420, 56));
        saveInBothThemes(robot, "timeline-merged");

        assertThat(robot.lookup("#timeline-card").query().isVisible()).isTrue();
    }

    @Test
    void clickingAMarkGoesToItsEvent(FxRobot robot) {
        robot.interact(() -> fixture.goTo(ShopHistory.order(10_020), 0));
        settle(robot);
        Frame frame = pane(robot).frame();
        Spot target = new Spot(0, 2);
        robot.clickOn(at(
                robot,
                "#timeline",
                frame.x(target) + GutterPainter.WIDTH + 1,
                frame.y(target) + AxisPainter.HEIGHT + 1));

        assertThat(model.selection().selected()).contains(target);
        assertThat(pane(robot).getAccessibleText())
                .startsWith("Timeline, selected: ItemAdded, version 3 of order-10020");
    }

    @Test
    void theKeyboardWalksZoomsAndSelects(FxRobot robot) {
        robot.interact(() -> fixture.goTo(ShopHistory.order(10_020), 0));
        settle(robot);
        robot.interact(() -> pane(robot).requestFocus());
        double scale = model.zoom().viewport().microsPerPixel();
        robot.type(KeyCode.RIGHT, KeyCode.RIGHT, KeyCode.PLUS);
        assertThat(model.zoom().viewport().microsPerPixel()).isLessThan(scale);
        assertThat(pane(robot).getAccessibleText()).contains("version 3").endsWith("Enter selects it.");
        saveInBothThemes(robot, "timeline-keyboard");

        robot.type(KeyCode.ENTER);
        assertThat(model.selection().selected()).contains(new Spot(0, 2));
        robot.type(KeyCode.F);
        // But for the width of a scroll bar, which may have come meanwhile.
        assertThat(model.zoom().viewport().microsPerPixel()).isEqualTo(scale, within(scale * 0.03));
    }

    @Test
    void aWindowWithoutEventsOffersToFit(FxRobot robot) {
        robot.interact(() -> {
            fixture.goTo(ShopHistory.order(10_020), 0);
            model.show(
                    new TimeWindow(ShopHistory.START.plusSeconds(1_000_000), ShopHistory.START.plusSeconds(1_100_000)));
        });
        saveInBothThemes(robot, "timeline-empty-window");
        assertThat(node(robot, "#timeline-empty-fit").getParent().isVisible()).isTrue();

        robot.clickOn("#timeline-empty-fit");
        settle(robot);
        assertThat(node(robot, "#timeline-empty-fit").getParent().isVisible()).isFalse();
    }

    @Test
    void aHighlightedTypeStandsOut(FxRobot robot) {
        robot.interact(() -> {
            fixture.goTo(ShopHistory.order(10_020), 0);
            model.highlight("ItemAdded");
        });
        saveInBothThemes(robot, "timeline-highlight");
    }

    @Test
    void draggingTheFrameOfTheDensityMovesTheTimeline(FxRobot robot) {
        robot.interact(() -> fixture.goTo(ShopHistory.order(10_020), 0));
        settle(robot);
        TimeWindow before = model.windowProperty().getValue();
        robot.moveTo(at(robot, "#density", 40, 15))
                .press(MouseButton.PRIMARY)
                .moveBy(100, 0)
                .release(MouseButton.PRIMARY);

        assertThat(model.windowProperty().getValue().from()).isAfter(before.from());
    }

    @Test
    void aBrushedStretchIsZoomedToOrListed(FxRobot robot) {
        List<TimeWindow> listed = new ArrayList<>();
        model.onShowInEvents(listed::add);
        robot.interact(() -> fixture.goTo(ShopHistory.order(10_020), 0));
        settle(robot);
        double scale = model.zoom().viewport().microsPerPixel();
        brush(robot);
        settle(robot);
        saveInBothThemes(robot, "timeline-brush");
        robot.clickOn(robot.lookup(".menu-item .label")
                .match(label -> ((Labeled) label).getText().startsWith("Only these"))
                .<Node>query());

        assertThat(listed).hasSize(1);
        assertThat(Duration.between(listed.getFirst().from(), listed.getFirst().until()))
                .isPositive();

        brush(robot);
        robot.clickOn(robot.lookup(".menu-item .label")
                .match(label -> ((Labeled) label).getText().startsWith("Zoom to these"))
                .<Node>query());
        assertThat(model.zoom().viewport().microsPerPixel()).isLessThan(scale);
        robot.interact(() -> model.zoom().undo());
        assertThat(model.zoom().viewport().microsPerPixel()).isEqualTo(scale, within(scale * 0.01));
    }

    private void brush(FxRobot robot) {
        robot.moveTo(at(robot, "#timeline", GutterPainter.WIDTH + 60, 20))
                .press(MouseButton.PRIMARY)
                .moveBy(40, 0)
                .moveBy(120, 0)
                .release(MouseButton.PRIMARY);
    }

    @Test
    void whatIsSeenIsKeptAsAPicture(FxRobot robot, @TempDir Path folder) throws IOException {
        robot.interact(() -> fixture.goTo(ShopHistory.order(10_020), 3));
        settle(robot);
        TimelineView view = (TimelineView) ((BorderPane) scene.getRoot()).getCenter();
        robot.interact(() -> view.save(folder.resolve("seen.svg")));
        robot.interact(() -> view.save(folder.resolve("seen.png")));

        assertThat(folder.resolve("seen.svg")).content().contains("<svg").contains("order-10020");
        BufferedImage picture = ImageIO.read(folder.resolve("seen.png").toFile());
        assertThat(picture.getWidth()).isGreaterThan(900);
    }

    @Test
    void theWholeStoreStandsInLanesThatCanBePinnedAndCollapsed(FxRobot robot) {
        robot.interact(() -> {
            model.settings().scopeProperty().set(TimelineScope.STORE);
            model.settings().lanesProperty().set(Header.EVENT_TYPE);
            String last = model.lanes().get(model.lanes().size() - 1).name();
            LaneChoice choice = LaneChoice.PLAIN.pinning(last);
            model.settings()
                    .choiceProperty()
                    .set(choice.toggling(model.lanes().get(0).name()));
        });
        saveInBothThemes(robot, "timeline-store-pinned");

        assertThat(model.lanes().isPinned(0)).isTrue();
        assertThat(model.lanes().isCollapsed(1)).isTrue();
    }

    @Test
    void withoutAStreamItSaysWhatToDo(FxRobot robot) {
        saveInBothThemes(robot, "timeline-nothing");
        assertThat(robot.lookup("No stream selected").tryQuery()).isPresent();
    }

    /** Lays out now what the next pulse would. */
    private void settle(FxRobot robot) {
        robot.interact(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
    }

    private static Node node(FxRobot robot, String id) {
        return robot.lookup(id).query();
    }

    private static LanePane pane(FxRobot robot) {
        return robot.lookup("#timeline").queryAs(LanePane.class);
    }

    /** A point of a node, on the screen. */
    private static Point2D at(FxRobot robot, String id, double x, double y) {
        return node(robot, id).localToScreen(x, y);
    }

    private void saveInBothThemes(FxRobot robot, String name) {
        Screens.save(scene, name + "-light");
        robot.interact(() -> Theme.DARK.apply(fixture.workspace.view()));
        Screens.save(scene, name + "-dark");
        robot.interact(() -> Theme.LIGHT.apply(fixture.workspace.view()));
    }
}
