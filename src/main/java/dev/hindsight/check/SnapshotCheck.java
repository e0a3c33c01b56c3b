package dev.hindsight.check;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventStore;
import java.util.Set;

/**
 * Whether each snapshot is the state that replay gives at its version, field by field; and whether it can be read, belongs
 * to a version that its stream has, and is of any use.
 */
public final class SnapshotCheck implements Check {
    private static final String NAME = "snapshots";

    static final Fault DIFFERS = new Fault(
            NAME,
            "differs",
            Severity.ERROR,
            "Usually the code that applies events was changed after the snapshot was taken, without a new version of its form; or the snapshot was changed by hand.");
    static final Fault UNREADABLE = new Fault(
            NAME,
            "unreadable",
            Severity.ERROR,
            "Usually it was cut off, or written by a serializer that is no longer there.");
    static final Fault AHEAD = new Fault(
            NAME,
            "ahead",
            Severity.ERROR,
            "Usually events were lost, or events and snapshots come from different backups.");
    static final Fault OTHER_HISTORY = new Fault(
            NAME,
            "history",
            Severity.ERROR,
            "Usually events were replaced after the snapshot was taken, or two streams were mixed up.");
    static final Fault STALE = new Fault(
            NAME,
            "stale",
            Severity.WARNING,
            "Usually taking snapshots fails or was switched off; loading takes longer the further the stream goes on.");
    static final Fault OLD_FORM = new Fault(
            NAME,
            "form",
            Severity.WARNING,
            "Usually the form of the state was changed, and nobody has loaded the aggregate since. The application passes over it and replays all events.");

    private final EventStore store;
    private final ReplayHost host;
    private final Set<String> streamTypes;

    public SnapshotCheck(EventStore store, ReplayHost host, CheckScope scope) {
        this.store = store;
        this.host = host;
        this.streamTypes = scope.streamTypes();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Each snapshot is the state that replay gives at its version, can be read, and is not far behind.";
    }

    @Override
    public Outcome run(CheckListener listener, Cancellation cancellation) {
        if (store.snapshotsTable().isEmpty()) {
            return new Outcome.NotApplicable(
                    "No table of snapshots is known in this store, or this user may not read it.");
        }
        SnapshotPass pass = new SnapshotPass(store, host, streamTypes, listener, cancellation);
        Ending ending = store.snapshots(pass::take, cancellation);
        pass.finish();
        if (pass.count() == 0) {
            return new Outcome.NotApplicable("There are no snapshots in %s.".formatted(store.snapshotsTable()));
        }
        return Outcome.of(ending, pass.looked());
    }
}
