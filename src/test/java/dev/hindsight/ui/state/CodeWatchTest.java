package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.testing.ListStore;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class CodeWatchTest {
    private final Builds builds = new Builds();
    private boolean replaying;
    private final CodeWatch watch = new CodeWatch(
            new Workspace(
                    new ListStore(List.of()), builds, Tasks.direct(), new EventStyles(List.of()), new ViewSettings()),
            () -> replaying);

    @Test
    void codeThatWasBuiltAnewIsNoticed() {
        watch.replayedWith("1");
        watch.look();
        assertThat(watch.changedProperty().get()).isFalse();

        builds.version = "2";
        watch.look();
        assertThat(watch.changedProperty().get()).isTrue();

        watch.replayedWith("2");
        watch.look();
        assertThat(watch.changedProperty().get()).isFalse();
    }

    @Test
    void whileItIsReplayedAnewNobodyIsToldThatTheCodeChanged() {
        watch.replayedWith("1");
        builds.version = "2";
        watch.replaysAnew();
        replaying = true;
        watch.look();
        assertThat(watch.changedProperty().get()).isFalse();

        replaying = false;
        watch.look();
        assertThat(watch.changedProperty().get()).isTrue();
    }

    @Test
    void withoutCodeThereIsNothingToLookAt() {
        builds.version = "2";
        watch.look();
        assertThat(watch.changedProperty().get()).isFalse();
    }

    /** Code that is built again and again, and never run. */
    private static final class Builds implements ReplayHost {
        private String version = "1";

        @Override
        public String codeVersion() {
            return version;
        }

        @Override
        public ReplayedBy codeFor(String streamType) {
            return new ReplayedBy.PayloadMerge();
        }

        @Override
        public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
            throw new AssertionError("nothing is replayed here");
        }

        @Override
        public void close() {}
    }
}
