package dev.hindsight.replay;

import dev.hindsight.event.StoredEvent;
import java.util.function.Consumer;

/** Where the events of a replay come from: hands over all events of one stream, in the order of their versions. */
@FunctionalInterface
public interface EventSource {
    void forEach(Consumer<StoredEvent> sink);
}
