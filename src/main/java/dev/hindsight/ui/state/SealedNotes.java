package dev.hindsight.ui.state;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.codec.SealedValue;
import dev.hindsight.event.Content;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.ui.common.SealedWords;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Notes what the events of a stream hold encrypted: code without the keys finds nothing there. For one thread. */
final class SealedNotes {
    private static final String TELLTALE = "\"encrypted\"";
    private static final int MOST = 1_000;
    private static final int MOST_TOLD = 3;

    private final ContentDecoder decoder = new ContentDecoder();
    private final Set<SealedValue.Named> found = new LinkedHashSet<>();

    void take(StoredEvent event) {
        boolean maybe = event.payload() instanceof Content.Text(String text) && text.contains(TELLTALE);
        if (maybe && found.size() < MOST && decoder.decode(event.payload()) instanceof Decoded.Json payload) {
            found.addAll(SealedValue.in(payload.value()));
        }
    }

    /** What was found, a sentence; empty if there was nothing. */
    String words(EventStore store, Cancellation cancellation) {
        if (found.isEmpty()) {
            return "";
        }
        SealedWords words = SealedWords.about(store, found.stream().map(SealedValue.Named::value), cancellation);
        String told = found.stream()
                .limit(MOST_TOLD)
                .map(value -> "“%s” is %s".formatted(value.name(), words.of(value.value())))
                .collect(Collectors.joining("; "));
        String more = found.size() > MOST_TOLD ? "; and %,d more".formatted(found.size() - MOST_TOLD) : "";
        return "%s%s. Code without the keys finds nothing there.".formatted(told, more);
    }
}
