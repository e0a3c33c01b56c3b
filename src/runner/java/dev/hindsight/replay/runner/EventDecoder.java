package dev.hindsight.replay.runner;

import java.util.List;

/**
 * Turns stored events into what aggregate code takes, for applications whose events are more than a payload of JSON:
 * with envelopes, upcasters or encodings of their own. Implementations have a constructor without parameters.
 */
@FunctionalInterface
public interface EventDecoder {
    /**
     * Decodes one event. A stored event that has become several is given as a {@link List} of them, which are
     * applied one after another.
     *
     * @throws Exception if the event cannot be decoded; the replay goes on without it
     */
    Object decode(RecordedEvent event) throws Exception;

    /**
     * Names the upcasters that a stored event goes through, in their order; by default none is known.
     *
     * @throws Exception if that cannot be told
     */
    default List<String> upcasters(RecordedEvent event) throws Exception {
        return List.of();
    }
}
