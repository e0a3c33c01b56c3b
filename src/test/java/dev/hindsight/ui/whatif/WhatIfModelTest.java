package dev.hindsight.ui.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WhatIfModelTest {
    private final Events source = new Events();
    private final List<StoredEvent> stored = List.of(
            source.next("order-1", "Opened", "{\"status\":\"open\"}"),
            source.next("order-1", "Paid", "{\"status\":\"paid\",\"sum\":5}"),
            source.next("order-1", "Noted", "{\"note\":\"x\"}"),
            source.next("note-1", "Written", "{\"text\":\"y\"}"));
    private final InMemoryEventStore store = new InMemoryEventStore(stored);
    private final Workspace workspace = Workspaces.direct(store);
    private final WhatIfModel model = new WhatIfModel(workspace);

    WhatIfModelTest() {
        workspace.replayWith(new PayloadMergeHost());
        workspace.go(stored.getFirst().header());
        model.wantedProperty().set(true);
    }

    @Test
    void beginsWithWhatHappened() {
        assertThat(lines()).isEqualTo("Opened, Paid, Noted");
        assertThat(model.verdictProperty().get()).startsWith("Nothing is supposed yet");
        assertThat(model.suppositions().canUndoProperty().get()).isFalse();
    }

    @Test
    void aSkippedEventStaysInTheListAndTheHistoriesPart() {
        model.edits().skipOrRestore(event("Paid"));
        assertThat(lines()).isEqualTo("Opened, Paid skipped, Noted");
        assertThat(model.verdictProperty().get()).isEqualTo("The histories part at version 3 (Noted).");
        model.goToParting();
        assertThat(model.changes())
                .extracting(change -> "%s %s %s".formatted(change.path(), change.before(), change.after()))
                .containsExactlyInAnyOrder("/status \"paid\" \"open\"", "/sum 5 null");
        model.edits().skipOrRestore(event("Paid"));
        assertThat(lines()).isEqualTo("Opened, Paid, Noted");
    }

    @Test
    void eventsMoveUpAndDown() {
        model.edits().moveUp(event("Noted"));
        assertThat(lines()).isEqualTo("Opened, Noted moved here, Paid, Noted moved from here");
        assertThat(model.verdictProperty().get()).isEqualTo("The histories part at version 2 (Paid).");
        model.edits().moveUp(event("Noted"));
        assertThat(lines()).isEqualTo("Noted moved here, Opened, Paid, Noted moved from here");
        model.edits().moveDown(event("Noted"));
        assertThat(lines()).isEqualTo("Opened, Noted moved here, Paid, Noted moved from here");
        model.edits().restore(event("Noted"));
        assertThat(lines()).isEqualTo("Opened, Paid, Noted");
    }

    @Test
    void anEditedPayloadIsReplayed() {
        List<String> payloads = new ArrayList<>();
        model.edits().payload(event("Paid"), payloads::add);
        assertThat(payloads.getFirst()).contains("\"sum\": 5");
        assertThat(model.edits().edit(event("Paid"), "{\"status\": "))
                .hasValueSatisfying(words -> assertThat(words).startsWith("This is no JSON: line 1, column"));
        assertThat(lines()).as("nothing of it was taken").isEqualTo("Opened, Paid, Noted");
        assertThat(model.edits().edit(event("Paid"), "{\"status\":\"paid\",\"sum\":7}"))
                .isEmpty();
        assertThat(lines()).isEqualTo("Opened, Paid edited, Noted");
        assertThat(model.verdictProperty().get()).isEqualTo("The histories part at version 2 (Paid).");
    }

    @Test
    void anAddedEventIsReplayed() {
        assertThat(model.edits().insert(event("Noted"), " ", "{}")).isPresent();
        assertThat(model.edits().insert(event("Noted"), "Closed", "{\"status\":\"closed\"}"))
                .isEmpty();
        assertThat(lines()).isEqualTo("Opened, Paid, Noted, Closed added");
        assertThat(model.verdictProperty().get()).isEqualTo("The histories part at the last events.");
        model.goToParting();
        assertThat(model.changes()).hasSize(1);
        model.edits().moveUp(event("Closed"));
        assertThat(lines()).isEqualTo("Opened, Paid, Closed added, Noted");
    }

    @Test
    void whatWasSupposedCanBeUndoneAndDoneAgain() {
        model.edits().skipOrRestore(event("Paid"));
        model.edits().skipOrRestore(event("Noted"));
        model.suppositions().undo();
        assertThat(lines()).isEqualTo("Opened, Paid skipped, Noted");
        model.suppositions().redo();
        assertThat(lines()).isEqualTo("Opened, Paid skipped, Noted skipped");
        model.suppositions().startOver();
        assertThat(lines()).isEqualTo("Opened, Paid, Noted");
        model.suppositions().undo();
        assertThat(lines()).isEqualTo("Opened, Paid skipped, Noted skipped");
    }

    @Test
    void anotherStreamBeginsWithWhatHappened() {
        model.edits().skipOrRestore(event("Paid"));
        workspace.go(stored.getLast().header());
        assertThat(lines()).isEqualTo("Written");
        assertThat(model.suppositions().canUndoProperty().get()).isFalse();
    }

    private SupposedEvent event(String type) {
        return model.events().stream()
                .filter(event -> event.header().type().equals(type))
                .filter(event -> event.kind() != SupposedEvent.Kind.MOVED_AWAY)
                .findFirst()
                .orElseThrow();
    }

    private String lines() {
        return model.events().stream()
                .map(event -> (event.header().type() + " " + event.kind().words()).strip())
                .collect(Collectors.joining(", "));
    }
}
