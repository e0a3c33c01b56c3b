package dev.hindsight.ui.builds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.code.CodeHosts;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.testing.CounterBuilds;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Workspace;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildsModelTest {
    @TempDir
    private static Path folder;

    private static String right = "";
    private static String wrong = "";

    private final Workspace workspace = Workspaces.direct(CounterBuilds.store());
    private final BuildsModel model = new BuildsModel(
            workspace, () -> CodeSettings.ofClassPath(right), (code, store) -> CodeHosts.open(code, type -> Set.of()));

    @BeforeAll
    static void build() {
        CounterBuilds builds = new CounterBuilds(folder);
        right = builds.right();
        wrong = builds.wrong();
    }

    @Test
    void theCodeThatReplaysNowIsTheOldBuild() {
        assertThat(model.leftProperty().get()).isEqualTo(right);
    }

    @Test
    void theFirstVersionThatDiffersIsShownAndOneGoesThere() {
        compare("counter-1", wrong, BuildsModel.Scope.STREAM);
        assertThat(model.differences()).hasSize(1);
        BuildsModel.Difference difference = model.differences().getFirst();
        assertThat(difference.divergence().event().version()).isEqualTo(2);
        model.go(difference);
        assertThat(workspace.navigation().location())
                .hasValueSatisfying(location -> assertThat(location.version()).isEqualTo(2));
    }

    @Test
    void allStreamsAreComparedAndWhatHasNoCodeIsLeftOut() {
        compare("counter-2", wrong, BuildsModel.Scope.ALL);
        assertThat(model.summaryProperty().get())
                .isEqualTo("2 compared, 1 differ. Left out, since a build has no aggregate for them: note.");
    }

    @Test
    void buildsThatAgreeAreSaidToAgree() {
        compare("counter-1", right, BuildsModel.Scope.TYPE);
        assertThat(model.differences()).isEmpty();
        assertThat(model.stateProperty().get())
                .isEqualTo(new PanelState.Empty("No difference", "2 compared: the builds agree on all of them."));
        assertThat(model.runningProperty().get()).isFalse();
    }

    @Test
    void aBuildThatIsNotThereIsNamed() {
        compare("counter-1", "/nowhere.jar", BuildsModel.Scope.STREAM);
        assertThat(model.stateProperty().get()).isInstanceOf(PanelState.Failed.class);
        assertThat(model.runningProperty().get()).isFalse();
    }

    private void compare(String stream, String newBuild, BuildsModel.Scope scope) {
        StoredEvent event = CounterBuilds.events().stream()
                .filter(candidate -> candidate.header().stream().value().equals(stream))
                .findFirst()
                .orElseThrow();
        workspace.go(event.header());
        model.rightProperty().set(newBuild);
        model.scopeProperty().set(scope);
        model.compare();
    }
}
