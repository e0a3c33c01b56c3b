package dev.hindsight.ui.code;

import dev.hindsight.replay.code.Candidate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A stream type and what could replay it.
 *
 * @param streams how many streams of the type there are
 * @param best what replays it unless the user chooses another; null for a merge of payloads
 * @param candidates all that could, the likeliest first
 * @param eventClasses for the best, the class of each stored event type; empty text where there is none
 */
record FoundType(
        String streamType,
        long streams,
        @Nullable Candidate best,
        List<Candidate> candidates,
        SortedMap<String, String> eventClasses) {}
