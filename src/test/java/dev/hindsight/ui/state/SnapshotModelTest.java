package dev.hindsight.ui.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.Change;
import dev.hindsight.store.StoredSnapshot;
import dev.hindsight.ui.common.PanelState;
import org.junit.jupiter.api.Test;

class SnapshotModelTest {
    private final Script script = new Script("order-1")
            .event("OrderPlaced", "{'total': 1, 'by': 'Ada'}")
            .event("ItemAdded", "{'total': 2, 'by': 'Ada'}")
            .event("ItemAdded", "{'total': 3, 'by': 'Ada', 'tags': []}")
            .event("ItemAdded", "{'total': 4, 'by': 'Ada'}");

    @Test
    void whatDiffersIsMarkedAndWhatIsOnlyWrittenOtherwiseIsNot() {
        script.snapshot(3, "{'total': '3.0', 'by': 'Bea'}");
        KeptState kept = shown(3).snapshot().keptProperty().get();

        assertThat(kept.differing())
                .extracting(Change::path)
                .extracting(Object::toString)
                .containsExactly("/by");
        assertThat(kept.words()).isEqualTo("1 value differs. Snapshot of version 3, form 2.");
        assertThat(kept.sideBySide())
                .contains(
                        new AlignedText.Line("  \"total\": \"3.0\",", "  \"total\": 3,", Difference.SAME),
                        new AlignedText.Line("  \"by\": \"Bea\",", "  \"by\": \"Ada\",", Difference.CHANGED),
                        new AlignedText.Line("", "  \"tags\": []", Difference.SAME));
    }

    /** Top-level values that no snapshot of the stream has are left out on purpose. */
    @Test
    void whatSnapshotsLeaveOutIsNoDifferenceUnlessOthersHaveIt() {
        script.snapshot(2, "{'total': 2}");
        assertThat(shown(2).snapshot().keptProperty().get().differing()).isEmpty();

        script.snapshot(1, "{'total': 1, 'by': 'Ada'}");
        assertThat(shown(2).snapshot().keptProperty().get().differing())
                .extracting(change -> change.path().toString())
                .containsExactly("/by");
    }

    @Test
    void steppingLeadsFromSnapshotToSnapshot() {
        script.snapshot(1, "{'total': 1, 'by': 'Ada'}").snapshot(3, "{}");
        StateModel model = shown(2);
        assertThat(model.snapshot().panelStateProperty().get())
                .isEqualTo(
                        new PanelState.Empty("No snapshot of version 2", "This stream has snapshots of version 1, 3."));

        model.snapshot().goBefore();
        assertThat(model.snapshot().keptProperty().get().differing()).isEmpty();
        assertThat(model.snapshot().before()).isEmpty();
        model.snapshot().goAfter();
        assertThat(model.moment().orElseThrow().event().version()).isEqualTo(3);
        assertThat(model.snapshot().panelStateProperty().get()).isEqualTo(new PanelState.Ready());
    }

    @Test
    void whatCannotBeReadOrIsAheadIsSaidInWords() {
        script.snapshot(1, "{'total': ").snapshot(9, "{}");
        StateModel model = shown(1);
        assertThat(model.snapshot().keptProperty().get()).isNull();
        assertThat(model.snapshot().panelStateProperty().get())
                .isInstanceOfSatisfying(
                        PanelState.Empty.class,
                        empty -> assertThat(empty.title()).isEqualTo("The snapshot cannot be read"));

        model.steps().last();
        assertThat(model.snapshot().panelStateProperty().get())
                .isInstanceOfSatisfying(
                        PanelState.Empty.class,
                        empty -> assertThat(empty.hint()).endsWith("That of version 9 is ahead of its last event."));
    }

    @Test
    void aComparisonThatSaysLittleSaysSo() {
        script.failing("RefundIssued", "No.").snapshot(5, "{'total': 4, 'by': 'Ada'}");
        script.store.snapshots.add(new StoredSnapshot(
                new StreamId("order-1"),
                2,
                new EventId("another"),
                null,
                new Content.Text("{\"total\": 2, \"by\": \"Ada\"}")));

        assertThat(shown(5).snapshot().keptProperty().get().words())
                .endsWith("Events up to there could not be applied, so the replayed state may be the wrong one.");
        assertThat(shown(2).snapshot().keptProperty().get().words())
                .isEqualTo("Same as replay. Snapshot of version 2."
                        + " It was taken after another event than the stream has there now.");
    }

    private StateModel shown(long version) {
        StateModel model = script.opened(version);
        model.showSnapshot();
        return model;
    }
}
