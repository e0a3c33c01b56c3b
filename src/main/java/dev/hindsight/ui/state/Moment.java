package dev.hindsight.ui.state;

import dev.hindsight.event.EventHeader;
import dev.hindsight.replay.Change;
import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.replay.ReplayError;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One version of a replayed stream: what the state panel and the scrub bar show.
 *
 * @param index the place of its event in the replay, from 0
 */
public record Moment(RecordedReplay replay, int index) {
    public EventHeader event() {
        return replay.event(index);
    }

    /** The state after the event; where the event was not applied, the one before it. */
    public JsonNode state() {
        return replay.stateAfter(index);
    }

    /** What the event changed. */
    public List<Change> changes() {
        return replay.changes(index);
    }

    /** Why the event was not applied; empty when it was. */
    public Optional<ReplayError> error() {
        return replay.error(index);
    }

    public boolean isFirst() {
        return index == 0;
    }

    public boolean isLast() {
        return index == replay.size() - 1;
    }

    EventHeader lastEvent() {
        return replay.event(replay.size() - 1);
    }
}
