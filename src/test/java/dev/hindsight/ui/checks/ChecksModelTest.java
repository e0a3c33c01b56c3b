package dev.hindsight.ui.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckListener;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Severity;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChecksModelTest {
    private final ShopHistory history = new ShopHistory();
    private final List<EventHeader> events = history.order(10042);
    private final String order = events.getFirst().stream().value();
    private final Workspace workspace = Workspaces.direct(new ListStore(history.events()) {
        @Override
        public Optional<StreamSummary> stream(StreamId id, Cancellation cancellation) {
            return Optional.of(new StreamSummary(
                    id,
                    "Order",
                    events.size(),
                    1,
                    events.getLast().version(),
                    events.getFirst().at(),
                    events.getLast().at()));
        }
    });
    private final Finding gap = ScriptedCheck.gapAt(order, 3);
    private final Finding odd = ScriptedCheck.ODD.in(new StreamId(order), "It is odd.");
    private final Finding old = ScriptedCheck.OLD.about("mailer", "It is behind.");

    @Test
    void whatIsFoundStandsInTheListOfFindings() {
        ChecksModel model = model(
                ScriptedCheck.ending("versions", new Outcome.Done("12 events"), gap),
                ScriptedCheck.ending("lag", new Outcome.NotApplicable("No consumer.")));

        model.run();

        assertThat(model.shown()).containsExactly(gap);
        assertThat(model.found(Severity.ERROR)).isOne();
        assertThat(model.phaseProperty().get()).isEqualTo(ChecksModel.Phase.OVER);
        assertThat(model.summaryProperty().get()).isEqualTo("1 finding. Of 2 checks: 1 not applicable.");
        assertThat(model.entries())
                .extracting(
                        entry -> Standings.of(entry.standingProperty().get()).words())
                .containsExactly("1 finding", "not applicable");
    }

    @Test
    void onlyTheChosenChecksRun() {
        ChecksModel model = model(
                ScriptedCheck.ending("versions", new Outcome.Done("12 events"), gap),
                ScriptedCheck.ending("payloads", new Outcome.Done("12 events"), odd));

        model.entries().getFirst().chosenProperty().set(false);
        model.run();

        assertThat(model.shown()).containsExactly(odd);

        model.runOnly(model.entries().getFirst());
        assertThat(model.shown()).containsExactly(gap);
    }

    @Test
    void aFindingLeadsToItsVersionOrToTheEndOfItsStream() {
        ChecksModel model = model();

        model.select(gap);
        assertThat(workspace.navigation().location()).map(Location::version).contains(3L);

        model.select(odd);
        assertThat(workspace.navigation().location())
                .map(Location::version)
                .contains(events.getLast().version());

        model.select(old);
        assertThat(model.selectedProperty().get()).isEqualTo(old);
    }

    @Test
    void theFilterLooksAtEachPartOfAFinding() {
        ChecksModel model = model(ScriptedCheck.ending("all", new Outcome.Done("everything"), gap, odd, old));
        model.run();

        model.filterProperty().set(FindingFilter.NONE.containing("MAILER"));
        assertThat(model.shown()).containsExactly(old);

        model.filterProperty().set(FindingFilter.NONE.containing("integrity-pay"));
        assertThat(model.shown()).containsExactly(odd);

        model.filterProperty().set(FindingFilter.NONE.with(Severity.ERROR, false));
        assertThat(model.shown()).containsExactly(odd, old);
    }

    @Test
    void aRunThatFindsNothingSaysWhetherItLooked() {
        ChecksModel sound = model(ScriptedCheck.ending("versions", new Outcome.Done("12 events")));
        sound.run();
        assertThat(sound.stateProperty().get()).isInstanceOfSatisfying(PanelState.Empty.class, empty -> {
            assertThat(empty.title()).isEqualTo("Nothing was found");
            assertThat(empty.hint()).isEqualTo("One check went through.");
        });

        ChecksModel blind = model(ScriptedCheck.ending("lag", new Outcome.NotApplicable("No consumer.")));
        blind.run();
        assertThat(blind.stateProperty().get())
                .isInstanceOfSatisfying(
                        PanelState.Empty.class,
                        empty -> assertThat(empty.title()).isEqualTo("Nothing could be checked"));

        ChecksModel failing = model(new Unreachable());
        failing.run();
        assertThat(failing.stateProperty().get())
                .isInstanceOfSatisfying(
                        PanelState.Failed.class,
                        failed -> assertThat(failed.sentence()).isEqualTo("The server is gone."));
    }

    private ChecksModel model(Check... checks) {
        return new ChecksModel(workspace, (host, scope) -> List.of(checks), new NoMemory());
    }

    private record Unreachable() implements Check {
        @Override
        public String name() {
            return "versions";
        }

        @Override
        public String description() {
            return "Looks at nothing.";
        }

        @Override
        public Outcome run(CheckListener listener, Cancellation cancellation) {
            throw new StoreUnreachableException("The server is gone.", null);
        }
    }
}
