package dev.hindsight.ui.inspector;

import dev.hindsight.codec.Decoded;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Page;
import dev.hindsight.ui.common.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * An event with all that the inspector shows of it.
 *
 * @param cause the event that directly caused it, or null where its cause is not an event of this store
 * @param payload the payload laid out for reading, or null where it is not JSON
 * @param metadata likewise
 */
record Inspection(
        StoredEvent event,
        @Nullable EventHeader cause,
        Page<EventHeader> effects,
        Decoded decodedPayload,
        Decoded decodedMetadata,
        @Nullable JsonText payload,
        @Nullable JsonText metadata) {
    EventHeader header() {
        return event.header();
    }
}
