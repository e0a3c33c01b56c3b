package dev.hindsight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

@ExtendWith(ApplicationExtension.class)
final class JsonViewTest {
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @RepeatedTest(8)
    void whatIsShownInPlaceLooksAsIfShownAfresh(RepetitionInfo repetition, FxRobot robot) {
        Random random = new Random(repetition.getCurrentRepetition());
        robot.interact(() -> {
            JsonView view = new JsonView("state");
            JsonView fresh = new JsonView("state");
            stage.setScene(new Scene(view, 300, 200));
            stage.show();
            for (int i = 0; i < 40; i++) {
                JsonText text = text(random);
                view.showInPlace(text);
                fresh.show(text);
                assertThat(area(view).getText()).isEqualTo(text.text());
                assertThat(lines(view)).isEqualTo(lines(fresh));
            }
        });
    }

    @Test
    void whatWasFoldedStaysFolded(FxRobot robot) {
        robot.interact(() -> {
            JsonView view = new JsonView("state");
            stage.setScene(new Scene(view, 300, 200));
            stage.show();
            view.show(counted(1));
            area(view).foldParagraphs(1, 3);
            view.showInPlace(counted(2));
            assertThat(area(view).isFolded(2)).isTrue();
            assertThat(area(view).getText()).contains("\"count\": 2");
        });
    }

    private static JsonText counted(int count) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        state.putObject("customer").put("name", "Ada");
        state.put("count", count);
        return JsonText.of(state);
    }

    /** Each line with its colours and whether it is pointed out. */
    private static List<String> lines(JsonView view) {
        return area(view).getParagraphs().stream()
                .map(line -> line.getText() + line.getStyleSpans() + line.getParagraphStyle())
                .toList();
    }

    private static CodeArea area(JsonView view) {
        return (CodeArea) view.lookup(".json-area");
    }

    private static JsonText text(Random random) {
        ObjectNode state = JsonNodeFactory.instance.objectNode();
        Set<JsonPointer> changed = new HashSet<>();
        for (int i = 0; i < random.nextInt(6); i++) {
            ObjectNode item = state.putObject("item" + random.nextInt(8));
            item.put("name", random.nextBoolean() ? "lamp" : "\"a\\nb\"");
            item.put("quantity", random.nextInt(3));
            if (random.nextInt(4) == 0) {
                changed.add(JsonPointer.compile("/item" + i));
            }
        }
        state.put("total", random.nextInt(30));
        return JsonText.of(state, changed, SealedWords.UNASKED);
    }
}
