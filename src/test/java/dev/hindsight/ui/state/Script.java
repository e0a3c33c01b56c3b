package dev.hindsight.ui.state;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.Position;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.StoredSnapshot;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Streams for tests: writes events whose payload is the state they lead to. */
final class Script {
    static final Instant START = Instant.parse("2026-11-17T09:00:00Z");

    final ScriptedStore store = new ScriptedStore();
    private final StreamId stream;
    private Instant at = START;
    private long version;

    Script(String stream) {
        this.stream = new StreamId(stream);
    }

    /** Adds an event, a minute after the one before; the state may be written with single quotes. */
    Script event(String type, String state) {
        return event(type, state, Duration.ofMinutes(1));
    }

    Script event(String type, String state, Duration later) {
        version++;
        EventHeader header = new EventHeader(
                Position.of(store.events.size() + 1),
                stream,
                "order",
                version,
                new EventId(stream + "/" + version),
                type,
                null,
                at,
                null,
                null);
        store.events.add(new StoredEvent(header, new Content.Text(state.replace('\'', '"')), new Content.Absent()));
        at = at.plus(later);
        return this;
    }

    /** Keeps a snapshot, which may be of a version that the stream does not have. */
    Script snapshot(long snapshotVersion, String state) {
        store.snapshots.add(
                new StoredSnapshot(stream, snapshotVersion, null, "2", new Content.Text(state.replace('\'', '"'))));
        return this;
    }

    Script failing(String type, String message) {
        return event(type, "{'fails': '" + message + "'}");
    }

    Workspace workspace(Tasks tasks, ReplayedBy replayedBy) {
        ViewSettings view = new ViewSettings();
        view.zoneProperty().set(ZoneOffset.UTC);
        List<String> types = store.events.stream()
                .map(event -> event.header().type())
                .distinct()
                .toList();
        return new Workspace(store, new ScriptedHost(replayedBy), tasks, new EventStyles(types), view);
    }

    /** A model without threads that has opened a version of the stream. */
    StateModel opened(long openVersion) {
        Workspace workspace = workspace(Tasks.direct(), ScriptedHost.CODE);
        StateModel model = new StateModel(workspace);
        workspace.navigation().go(location(openVersion));
        return model;
    }

    Location location(long openVersion) {
        return new Location("shop", stream, openVersion, null);
    }
}
