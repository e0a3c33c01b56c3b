package dev.hindsight.testing;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.function.Consumer;

/** Workspaces for tests of panels that replay nothing. Times are shown in UTC. */
public final class Workspaces {
    private Workspaces() {}

    public static Workspace direct(EventStore store) {
        return over(store, Tasks.direct());
    }

    public static Workspace direct(Collection<EventHeader> events) {
        return direct(new ListStore(events));
    }

    public static Workspace over(EventStore store, Tasks tasks) {
        ViewSettings view = new ViewSettings();
        view.zoneProperty().set(ZoneOffset.UTC);
        EventStyles styles = new EventStyles(store.eventTypes(EventQuery.all(), Cancellation.never()).stream()
                .map(TypeCount::type)
                .toList());
        return new Workspace(store, new NoHost(), tasks, styles, view);
    }

    private static final class NoHost implements ReplayHost {
        @Override
        public ReplayedBy codeFor(String streamType) {
            throw new UnsupportedOperationException("Nothing is replayed here.");
        }

        @Override
        public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
            throw new UnsupportedOperationException("Nothing is replayed here.");
        }

        @Override
        public void close() {}
    }
}
