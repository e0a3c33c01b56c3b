package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.ui.common.LiveEvents;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StateModelTest {
    private final Script script = new Script("order-1");

    StateModelTest() {
        script.event("OrderPlaced", "{'total': 1}")
                .event("ItemAdded", "{'total': 2}")
                .failing("RefundIssued", "Money cannot be negative.")
                .event("ItemAdded", "{'total': 4}")
                .failing("ParcelPacked", "No handler.");
    }

    @Test
    void nothingIsShownBeforeAStreamIsOpened() {
        StateModel model = new StateModel(script.workspace(Tasks.direct(), ScriptedHost.CODE));
        assertThat(model.moment()).isEmpty();
        assertThat(model.shown().panelStateProperty().get()).isInstanceOf(PanelState.Empty.class);
    }

    @Test
    void theStateAtTheLocationIsShown() {
        StateModel model = script.opened(2);
        assertThat(model.moment().orElseThrow().state()).isEqualTo(Json.of("{'total': 2}"));
        assertThat(model.shown().panelStateProperty().get()).isEqualTo(new PanelState.Ready());
    }

    @Test
    void steppingMovesTheLocationAndReplaysNothing() {
        StateModel model = script.opened(2);
        model.steps().next();
        model.steps().next();
        assertThat(version(model)).isEqualTo(4);
        assertThat(model.workspace().navigation().location().map(Location::version))
                .contains(4L);
        model.steps().last();
        model.steps().next();
        assertThat(version(model)).isEqualTo(5);
        model.steps().first();
        model.steps().previous();
        assertThat(version(model)).isEqualTo(1);
        assertThat(script.store.reads).isEqualTo(1);
    }

    @Test
    void whatTheEventsHoldEncryptedIsSaid() {
        StateModel sealed = new Script("order-2")
                .event("OrderPlaced", "{'contact': {'encrypted': 'AES-256-GCM', 'person': 'c-1', 'data': 'abc='}}")
                .event("ItemAdded", "{'total': 2}")
                .opened(2);
        assertThat(sealed.shown().sealedProperty().get())
                .isEqualTo("“contact” is encrypted (personal data of c-1)."
                        + " Code without the keys finds nothing there.");
        assertThat(script.opened(2).shown().sealedProperty().get()).isEmpty();
    }

    @Test
    void errorsAreFoundInBothDirections() {
        StateModel model = script.opened(1);
        model.steps().nextError();
        assertThat(version(model)).isEqualTo(3);
        assertThat(model.moment().orElseThrow().error()).isPresent();
        assertThat(model.moment().orElseThrow().state()).isEqualTo(Json.of("{'total': 2}"));
        model.steps().nextError();
        model.steps().nextError();
        assertThat(version(model)).isEqualTo(5);
        model.steps().previousError();
        assertThat(version(model)).isEqualTo(3);
    }

    @Test
    void afterTheLastErrorComesTheFirst() {
        StateModel model = script.opened(5);
        model.steps().nextErrorAround();
        assertThat(version(model)).isEqualTo(3);
        model.steps().previousErrorAround();
        assertThat(version(model)).isEqualTo(5);
    }

    @Test
    void aVersionOrATimeCanBeTyped() {
        StateModel model = script.opened(1);
        assertThat(model.steps().goTo("4")).isEmpty();
        assertThat(version(model)).isEqualTo(4);
        assertThat(model.steps().goTo("09:01:59")).isEmpty();
        assertThat(version(model)).isEqualTo(2);
    }

    @Test
    void whatLeadsNowhereIsExplainedAndMovesNothing() {
        StateModel model = script.opened(2);
        assertThat(model.steps().goTo("99")).contains("There is no version 99: this stream goes from v 1 to v 5.");
        assertThat(model.steps().goTo("2020-01-01")).contains("The stream began later, at 2026-11-17 09:00:00.");
        assertThat(model.steps().goTo("soon")).isPresent();
        assertThat(version(model)).isEqualTo(2);
    }

    @Test
    void aLongStreamIsCutAndSaysSo() {
        Workspace workspace = script.workspace(Tasks.direct(), ScriptedHost.CODE);
        StateModel model = new StateModel(workspace, 3);
        workspace.navigation().go(script.location(5));
        assertThat(version(model)).isEqualTo(3);
        assertThat(model.shown().noticeProperty().get()).isEqualTo("Not the whole stream: stopped at 3 events.");
    }

    @Test
    void aStreamWithoutEventsIsEmptyAndNotAFailure() {
        StateModel model = new StateModel(script.workspace(Tasks.direct(), ScriptedHost.CODE));
        model.workspace().navigation().go(new Location("shop", new StreamId("order-2"), 1, null));
        assertThat(model.shown().panelStateProperty().get()).isInstanceOf(PanelState.Empty.class);
    }

    @Test
    void aFailureCanBeTriedAgain() {
        script.store.failure = "The server is down.";
        StateModel model = script.opened(2);
        assertThat(model.shown().panelStateProperty().get()).isInstanceOfSatisfying(PanelState.Failed.class, failed -> {
            assertThat(failed.sentence()).isEqualTo("The server is down.");
            script.store.failure = null;
            failed.retry().run();
        });
        assertThat(version(model)).isEqualTo(2);
    }

    private static long version(StateModel model) {
        return model.moment().orElseThrow().event().version();
    }

    @Nested
    class ReadingAgain {
        @Test
        void keepsThePlace() {
            StateModel model = script.opened(2);
            script.event("ItemAdded", "{'total': 6}");
            model.workspace().reload();
            assertThat(version(model)).isEqualTo(2);
            assertThat(model.moment().map(Moment::lastEvent).map(EventHeader::version))
                    .contains(6L);
        }

        @Test
        void staysAtTheLastVersionWhenItIsFollowed() {
            StateModel model = script.opened(5);
            script.event("ItemAdded", "{'total': 6}");
            model.workspace().reload();
            assertThat(version(model)).isEqualTo(5);
            model.steps().last();
            model.workspace().live().followingProperty().set(true);
            script.event("ItemAdded", "{'total': 7}");
            model.workspace().reload();
            assertThat(version(model)).isEqualTo(7);
        }

        @Test
        void newEventsOfAFollowedStreamAreAppliedToTheAggregateThatTookTheOthers() throws InterruptedException {
            StateModel model = script.opened(5);
            LiveEvents live = model.workspace().live();
            live.followingProperty().set(true);
            live.tick();
            int handed = script.store.handed;
            script.event("ItemAdded", "{'total': 6}");
            script.event("ItemAdded", "{'total': 7}");

            for (int i = 0; i < 400 && version(model) != 7; i++) {
                TimeUnit.MILLISECONDS.sleep(5);
                live.tick();
            }

            assertThat(version(model)).isEqualTo(7);
            assertThat(script.store.handed - handed).isEqualTo(2);
            assertThat(model.moment().orElseThrow().replay().stateAfter(6)).hasToString("{\"total\":7}");
        }

        @Test
        void leavesAnEarlierVersionAloneWhileFollowing() {
            StateModel model = script.opened(2);
            model.workspace().live().followingProperty().set(true);
            script.event("ItemAdded", "{'total': 6}");
            model.workspace().reload();
            assertThat(version(model)).isEqualTo(2);
        }
    }

    @Nested
    class WhileReplaying {
        private final Deque<Runnable> waiting = new ArrayDeque<>();
        private final Workspace workspace = script.workspace(new Tasks(waiting::add, Runnable::run), ScriptedHost.CODE);
        private final StateModel model = new StateModel(workspace);

        WhileReplaying() {
            workspace.navigation().go(script.location(2));
        }

        @Test
        void theLatestVersionAskedForIsShownInTheEnd() {
            assertThat(model.shown().panelStateProperty().get()).isInstanceOf(PanelState.Loading.class);
            workspace.navigation().go(script.location(4));
            runAll();
            assertThat(version(model)).isEqualTo(4);
            assertThat(script.store.reads).isEqualTo(1);
        }

        @Test
        void stoppingItIsToldAndCanBeMended() {
            workspace.tasks().running().forEach(RunningTask::cancel);
            runAll();
            assertThat(model.shown().panelStateProperty().get())
                    .isInstanceOfSatisfying(
                            PanelState.Empty.class,
                            empty -> assertThat(empty.title()).isEqualTo("The replay was stopped"));
            workspace.reload();
            runAll();
            assertThat(version(model)).isEqualTo(2);
        }

        @Test
        void aStreamThatGrowsAllTheTimeIsShownNonetheless() {
            workspace.reload();
            workspace.reload();
            waiting.remove().run();
            assertThat(version(model)).isEqualTo(2);
            script.event("ItemAdded", "{'total': 6}");
            runAll();
            assertThat(model.moment().map(Moment::lastEvent).map(EventHeader::version))
                    .contains(6L);
            assertThat(script.store.reads).isEqualTo(2);
        }

        private void runAll() {
            while (!waiting.isEmpty()) {
                waiting.remove().run();
            }
        }
    }

    @Nested
    class Playing {
        private static final long SECOND = 1_000_000_000;
        private final StateModel model = script.opened(1);

        @Test
        void walksToTheLastVersionAndStops() {
            model.playback().play();
            model.playback().beat(0);
            assertThat(version(model)).isEqualTo(1);
            model.playback().beat(SECOND);
            assertThat(version(model)).isEqualTo(2);
            model.playback().beat(60 * SECOND);
            assertThat(version(model)).isEqualTo(5);
            assertThat(model.playback().playingProperty().get()).isFalse();
        }

        @Test
        void beginsAnewAtTheEnd() {
            model.steps().last();
            model.playback().play();
            assertThat(version(model)).isEqualTo(1);
        }

        @Test
        void goesOnFromWhereSomebodyScrubbedTo() {
            model.playback().play();
            model.playback().beat(0);
            model.steps().goToIndex(2);
            model.playback().beat(SECOND);
            assertThat(version(model)).isEqualTo(3);
            model.playback().beat(2 * SECOND);
            assertThat(version(model)).isEqualTo(4);
        }

        @Test
        void aNewSpeedTakesEffectAtOnce() {
            model.playback().play();
            model.playback().beat(0);
            model.playback().speedProperty().set(Speed.TEN);
            model.playback().beat(SECOND);
            model.playback().beat(SECOND + SECOND / 8);
            assertThat(version(model)).isEqualTo(3);
        }
    }
}
