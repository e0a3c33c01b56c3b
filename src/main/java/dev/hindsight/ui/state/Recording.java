package dev.hindsight.ui.state;

import dev.hindsight.replay.GrowingReplay;
import dev.hindsight.replay.RecordedReplay;
import org.jspecify.annotations.Nullable;

/**
 * What came of replaying a stream.
 *
 * @param growing the replay itself, kept open for events to come; null where it has ended
 * @param codeVersion tells the code that replayed it from that code built anew
 * @param notice why this is not the whole stream, as a sentence; empty when it is
 * @param sealed what its events hold encrypted, as a sentence; empty when nothing
 */
record Recording(
        RecordedReplay replay, @Nullable GrowingReplay growing, String codeVersion, String notice, String sealed) {}
