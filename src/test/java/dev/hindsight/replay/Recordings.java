package dev.hindsight.replay;

import dev.hindsight.event.StreamId;
import dev.hindsight.testing.Events;
import java.util.List;

/** Recorded replays of scripted updates. */
final class Recordings {
    static final StreamId STREAM = new StreamId("order-1");

    private Recordings() {}

    static RecordedReplay of(List<StateUpdate> updates) {
        return of(updates, Keyframes.USUAL_BUDGET);
    }

    static RecordedReplay of(List<StateUpdate> updates, long budget) {
        Recorder recorder = new Recorder(STREAM, new ReplayedBy.PayloadMerge(), budget);
        Events events = new Events();
        updates.forEach(update -> recorder.add(step(events, update)));
        return recorder.recorded();
    }

    static ReplayStep step(Events events, StateUpdate update) {
        return new ReplayStep(events.next(STREAM.value(), "Changed", "{}").header(), update, null, "");
    }
}
