package dev.hindsight.replay.runner;

/**
 * Turns stored events into what aggregate code takes, for applications whose events are more than a payload of JSON:
 * with envelopes, upcasters or encodings of their own. Implementations have a constructor without parameters.
 */
@FunctionalInterface
public interface EventDecoder {
    /**
     * Decodes one event. A stored event that has become several is given as a {@link java.util.List} of them, which are
     * applied one after another.
     *
     * @throws Exception if the event cannot be decoded; the replay goes on without it
     */
    Object decode(RecordedEvent event) throws Exception;
}
