package dev.hindsight.ui.timeline;

import dev.hindsight.testing.Screens;
import dev.hindsight.ui.common.Theme;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
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

    private void saveInBothThemes(FxRobot robot, String name) {
        Screens.save(scene, name + "-light");
        robot.interact(() -> Theme.DARK.apply(fixture.workspace.view()));
        Screens.save(scene, name + "-dark");
        robot.interact(() -> Theme.LIGHT.apply(fixture.workspace.view()));
    }
}
