package dev.hindsight.ui.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.testing.AxonApplication;
import dev.hindsight.testing.CounterBuilds;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodeModelTest {
    @TempDir
    private static Path folder;

    private static String jar = "";

    private final List<CodeSettings> used = new ArrayList<>();

    @BeforeAll
    static void build() {
        jar = new CounterBuilds(folder).right();
    }

    @Test
    void withoutAClassPathItSaysWhatToDo() {
        assertThat(model(CodeSettings.NONE).stateProperty().get()).isInstanceOf(PanelState.Empty.class);
    }

    @Test
    void everyStreamTypeIsShownWithWhatReplaysItAndWhy() {
        CodeModel model = model(CodeSettings.NONE);
        model.addToClassPath(List.of(jar));
        assertThat(model.types()).extracting(FoundType::streamType).containsExactlyInAnyOrder("counter", "note");
        FoundType counter = type(model, "counter");
        assertThat(Objects.requireNonNull(counter.best()).binding().text()).isEqualTo("app.Counter#on");
        assertThat(counter.eventClasses())
                .containsExactly(Map.entry("Added", "app.Counter$Added"), Map.entry("Doubled", "app.Counter$Doubled"));
        assertThat(model.why(counter)).contains("It takes 2 of the 2 event types");
        assertThat(type(model, "note").best()).isNull();
        assertThat(model.why(type(model, "note"))).contains("payloads are merged, which is a guess");
        assertThat(model.summaryProperty().get()).endsWith("1 of 2 stream types are replayed by code");
    }

    @Test
    void whatTheUserChoosesIsUsedAndKept() {
        CodeModel model = model(CodeSettings.ofClassPath(jar));
        model.choose("note", "app.Counter#on");
        model.chooseEvent("Written", "app.Counter$Doubled");
        assertThat(type(model, "note").eventClasses()).containsEntry("Written", "app.Counter$Doubled");
        assertThat(model.why(type(model, "note"))).startsWith("Chosen by you.");
        model.javaProperty().set(" /opt/java ");
        model.use();
        assertThat(used)
                .containsExactly(CodeSettings.ofClassPath(jar)
                        .withAggregates(Map.of("note", "app.Counter#on"))
                        .withEvents(Map.of("Written", "app.Counter$Doubled"))
                        .withJava("/opt/java"));
        assertThat(type(model(used.getFirst()), "note").best()).isNotNull();
    }

    @Test
    void anEntryThatDoesNotExistIsNamed() {
        CodeModel model = model(CodeSettings.ofClassPath("/nowhere.jar"));
        assertThat(model.stateProperty().get())
                .isInstanceOfSatisfying(
                        PanelState.Failed.class,
                        failed -> assertThat(failed.toString()).contains("/nowhere.jar"));
        assertThat(used).isEmpty();
    }

    @Test
    void upcastersAreNamedAndThoseThatCannotBeMadeToo() {
        CodeModel model = model(CodeSettings.NONE);
        model.addToClassPath(
                List.of(AxonApplication.writeWithUpcastersTo(folder).getFirst().toString()));
        assertThat(model.upcastersProperty().get())
                .contains("run first: ", "PriceUpcaster", "RoomReservedUpcaster")
                .contains("Not run, since their constructors take what only the application has: RateUpcaster.");
    }

    private CodeModel model(CodeSettings now) {
        return new CodeModel(Tasks.direct(), CounterBuilds.store(), now, used::add);
    }

    private static FoundType type(CodeModel model, String streamType) {
        return model.types().stream()
                .filter(type -> type.streamType().equals(streamType))
                .findFirst()
                .orElseThrow();
    }
}
