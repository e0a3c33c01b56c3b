package dev.hindsight.ui.whatif;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.WhatIf;
import dev.hindsight.ui.common.JsonText;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What can be supposed of one event: that it was other than it was, elsewhere, or not at all. Used on the FX thread. */
final class EventEdits {
    private static final JsonMapper JSON = new JsonMapper();

    private final Workspace workspace;
    private final List<SupposedEvent> events;
    private final Suppositions suppositions;
    private final ContentDecoder decoder = new ContentDecoder();

    /** {@code events} are those of both histories, as they are at the time. */
    EventEdits(Workspace workspace, List<SupposedEvent> events, Suppositions suppositions) {
        this.workspace = workspace;
        this.events = events;
        this.suppositions = suppositions;
    }

    /** The event that was left out comes back, any other is left out; one that was added is gone. */
    void skipOrRestore(SupposedEvent event) {
        switch (event.kind()) {
            case SAME, EDITED -> suppositions.suppose(suppositions.now().skip(event.id()));
            default -> restore(event);
        }
    }

    /** As it happened, for that event. */
    void restore(SupposedEvent event) {
        suppositions.suppose(suppositions.now().restore(event.id()));
    }

    /**
     * Gives an event another payload.
     *
     * @return what is wrong with the JSON, as a sentence; empty when it was taken
     */
    Optional<String> edit(SupposedEvent event, String json) {
        Optional<String> wrong = wrongWith(json);
        if (wrong.isEmpty()) {
            suppositions.suppose(suppositions.now().edit(event.id(), json));
        }
        return wrong;
    }

    /**
     * Supposes another event behind one.
     *
     * @return what is wrong with it, as a sentence; empty when it was taken
     */
    Optional<String> insert(SupposedEvent previous, String type, String json) {
        if (type.isBlank()) {
            return Optional.of("Of which type is the event? Choose one of the stream, or type another.");
        }
        Optional<String> wrong = wrongWith(json);
        if (wrong.isEmpty()) {
            StoredEvent added = previous.causing(type.strip(), json);
            suppositions.suppose(suppositions.now().insert(previous.id(), added));
        }
        return wrong;
    }

    private static Optional<String> wrongWith(String json) {
        try {
            JSON.readTree(json);
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.of("This is no JSON: line %d, column %d. %s"
                    .formatted(
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr(),
                            // What could stand there instead is a list that nobody needs.
                            e.getOriginalMessage().replaceFirst(" \\(JSON .*\\)$", "")));
        }
    }

    /** Has an event happen before the one above it. */
    void moveUp(SupposedEvent event) {
        List<SupposedEvent> supposed = supposed();
        int place = supposed.indexOf(event);
        if (place > 0) {
            move(event, place < 2 ? null : supposed.get(place - 2).id());
        }
    }

    /** Has an event happen after the one below it. */
    void moveDown(SupposedEvent event) {
        List<SupposedEvent> supposed = supposed();
        int place = supposed.indexOf(event);
        if (place >= 0 && place < supposed.size() - 1) {
            move(event, supposed.get(place + 1).id());
        }
    }

    private List<SupposedEvent> supposed() {
        return events.stream().filter(event -> event.kind().isSupposed()).toList();
    }

    private void move(SupposedEvent event, @Nullable EventId previous) {
        whole(event, stored -> {
            WhatIf before = suppositions.now();
            WhatIf without = before.restore(event.id());
            WhatIf moved = event.kind() == SupposedEvent.Kind.ADDED
                    ? without.insert(previous, stored)
                    : without.move(stored, previous);
            suppositions.suppose(
                    before.payload(event.id()).orElse(null) instanceof Content.Text(String json)
                            ? moved.edit(event.id(), json)
                            : moved);
        });
    }

    /** Hands over the payload of an event as it is supposed to be, laid out for editing. */
    void payload(SupposedEvent event, Consumer<String> taker) {
        whole(event, stored -> {
            Content content = suppositions.now().payload(event.id()).orElse(stored.payload());
            taker.accept(
                    decoder.decode(content) instanceof Decoded.Json json
                            ? JsonText.of(json.value()).text()
                            : "{}");
        });
    }

    /** Hands over the event with its payload, which has to be read unless it was made up. */
    private void whole(SupposedEvent event, Consumer<StoredEvent> taker) {
        Optional<StoredEvent> added = suppositions.now().added(event.id());
        if (added.isPresent()) {
            taker.accept(added.get());
            return;
        }
        workspace
                .tasks()
                .run("Reading the event", task -> workspace.store().event(event.id(), task.cancellation()))
                .onSuccess(found -> found.ifPresent(taker))
                .start();
    }
}
