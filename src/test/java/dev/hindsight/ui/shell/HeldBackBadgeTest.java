package dev.hindsight.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.HeldBack;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.Screens;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.Workspace;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class HeldBackBadgeTest {
    private final ListStore store = new ListStore(new ShopHistory().order(10042));
    private Workspace workspace;
    private HeldBackBadge badge;
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        workspace = Workspaces.over(store, Tasks.forWindow());
        badge = new HeldBackBadge(workspace.live());
        HBox bar = new HBox(badge);
        bar.getStyleClass().add("strip");
        scene = new Scene(bar, 620, 50);
        Theme.style(scene);
        Theme.LIGHT.apply(workspace.view());
        stage.setScene(scene);
        stage.show();
    }

    @Test
    void whoHoldsEventsBackIsSaidUntilNobodyDoes(FxRobot robot) {
        assertThat(badge.isVisible()).isFalse();
        store.holdBack(new HeldBack(Duration.ofMinutes(14), "pid 4711, psql, idle in transaction", 312, false));
        robot.interact(() -> workspace.live().followingProperty().set(true));
        await(robot, badge::isVisible);

        assertThat(badge.getText())
                .isEqualTo("312 held back by a transaction open for 14 min (pid 4711, psql, idle in transaction)");
        Screens.save(scene, "held-back-light");
        robot.interact(() -> Theme.DARK.apply(workspace.view()));
        Screens.save(scene, "held-back-dark");
        store.holdBack(null);
        await(robot, () -> !badge.isVisible());
    }

    private void await(FxRobot robot, BooleanSupplier condition) {
        boolean[] met = new boolean[1];
        while (!met[0]) {
            robot.interact(() -> {
                workspace.live().tick();
                met[0] = condition.getAsBoolean();
            });
            WaitForAsyncUtils.sleep(20, TimeUnit.MILLISECONDS);
        }
    }
}
