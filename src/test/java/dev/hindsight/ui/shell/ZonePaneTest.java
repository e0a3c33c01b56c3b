package dev.hindsight.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.testing.Screens;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.ViewSettings;
import java.time.ZoneId;
import javafx.scene.Scene;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ZonePaneTest {
    private final ViewSettings view = new ViewSettings();
    private Scene scene;

    @Start
    void start(Stage stage) {
        Theme.loadFonts();
        view.zoneProperty().set(ZoneId.of("Europe/Berlin"));
        ZonePane pane = new ZonePane(view);
        scene = new Scene(pane);
        Theme.style(scene);
        Theme.LIGHT.apply(view);
        stage.setScene(scene);
        stage.show();
        pane.open();
    }

    @Test
    void anyZoneIsFoundByAPartOfItsNameAndChosenByKey(FxRobot robot) {
        robot.clickOn("#zone-search").write("new york");
        assertThat(zones(robot).getItems()).containsExactly(ZoneId.of("America/New_York"));

        robot.type(KeyCode.ENTER);

        assertThat(view.zone()).isEqualTo(ZoneId.of("America/New_York"));
        assertThat(scene.getWindow().isShowing()).isFalse();
    }

    @Test
    void theZonesWantedMostComeFirstAndTheOneInUseIsSelected(FxRobot robot) {
        assertThat(zones(robot).getItems()).startsWith(ZoneId.systemDefault()).contains(ZoneId.of("Asia/Tokyo"));
        assertThat(zones(robot).getItems().subList(0, 3)).contains(ZoneId.of("UTC"), ZoneId.of("Europe/Berlin"));
        assertThat(zones(robot).getSelectionModel().getSelectedItem()).isEqualTo(ZoneId.of("Europe/Berlin"));
        Screens.save(scene, "zones-light");
    }

    @Test
    void aCityThatBeginsWithTheTextComesBeforeOthersThatContainIt(FxRobot robot) {
        robot.clickOn("#zone-search").write("tok");

        assertThat(zones(robot).getItems()).startsWith(ZoneId.of("Asia/Tokyo")).contains(ZoneId.of("Asia/Vladivostok"));
    }

    @Test
    void aClickChoosesToo(FxRobot robot) {
        robot.clickOn("UTC  ");

        assertThat(view.zone()).isEqualTo(ZoneId.of("UTC"));
    }

    @SuppressWarnings("unchecked")
    private static ListView<ZoneId> zones(FxRobot robot) {
        return robot.lookup("#zones").queryAs(ListView.class);
    }
}
