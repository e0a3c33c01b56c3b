package dev.hindsight.ui.timeline;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayStep;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.time.ZoneId;
import java.util.function.Consumer;

/** A workspace on a store of headers, which does everything on the calling thread unless said otherwise. */
final class TimelineFixture {
    final HeaderStore store;
    final Workspace workspace;

    TimelineFixture(HeaderStore store) {
        this(store, Tasks.direct());
    }

    TimelineFixture(HeaderStore store, Tasks tasks) {
        this.store = store;
        ViewSettings view = new ViewSettings();
        view.zoneProperty().set(ZoneId.of("Europe/Berlin"));
        EventStyles styles = new EventStyles(
                store.headers.stream().map(EventHeader::type).distinct().toList());
        workspace = new Workspace(store, new NoReplay(), tasks, styles, view);
    }

    /** Goes to the n-th event of a stream, counted from 0. */
    void goTo(StreamId stream, int index) {
        workspace.go(store.headers.stream()
                .filter(header -> header.stream().equals(stream))
                .skip(index)
                .findFirst()
                .orElseThrow());
    }

    private static final class NoReplay implements ReplayHost {
        @Override
        public ReplayedBy codeFor(String streamType) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Replay begin(StreamId stream, String streamType, Consumer<ReplayStep> steps) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }
}
