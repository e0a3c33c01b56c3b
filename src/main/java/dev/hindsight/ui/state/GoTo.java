package dev.hindsight.ui.state;

import dev.hindsight.replay.RecordedReplay;
import dev.hindsight.ui.common.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where something that was typed leads to in a replay.
 *
 * @param index the event, or empty where it leads nowhere
 * @param problem why it leads nowhere, as a sentence
 */
record GoTo(Optional<Integer> index, Optional<String> problem) {
    static GoTo find(String typed, Moment now, ZoneId zone) {
        RecordedReplay replay = now.replay();
        return Place.parse(typed, now.event().at(), zone)
                .map(place -> switch (place) {
                    case Place.Version(long version) ->
                        at(replay.indexOfVersion(version), "There is no version " + version + ": " + range(replay));
                    case Place.Time(Instant time) ->
                        at(replay.indexAt(time), "The stream began later, at " + began(replay, zone) + ".");
                })
                .orElseGet(
                        () -> nowhere("This is neither a version nor a time. Type 17, 14:34:05 or 2026-11-23 14:34."));
    }

    private static GoTo at(OptionalInt index, String problem) {
        return index.isPresent() ? new GoTo(Optional.of(index.getAsInt()), Optional.empty()) : nowhere(problem);
    }

    private static GoTo nowhere(String problem) {
        return new GoTo(Optional.empty(), Optional.of(problem));
    }

    private static String range(RecordedReplay replay) {
        return "this stream goes from v " + replay.event(0).version() + " to v "
                + replay.event(replay.size() - 1).version() + ".";
    }

    private static String began(RecordedReplay replay, ZoneId zone) {
        return TimeText.second(replay.event(0).at(), zone);
    }
}
