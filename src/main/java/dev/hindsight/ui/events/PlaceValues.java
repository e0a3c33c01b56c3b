package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.export.EventJson;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.query.Field;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Values from payloads and metadata, for the rows in view only: whole events are read some at a time as cells ask for
 * them, and a bounded number of values is kept.
 */
final class PlaceValues {
    private static final int MOST_AT_ONCE = 60;
    private static final int MOST_KEPT = 3_000;

    private final Workspace workspace;
    private final ColumnChoice columns;
    private final Map<EventId, Map<Field, String>> known = new LinkedHashMap<>();
    private final Set<EventId> wanted = new LinkedHashSet<>();
    private final ReadOnlyIntegerWrapper revision = new ReadOnlyIntegerWrapper(this, "revision");
    private boolean reading;

    PlaceValues(Workspace workspace, ColumnChoice columns) {
        this.workspace = workspace;
        this.columns = columns;
        columns.shownProperty().subscribe(shown -> known.clear());
    }

    /** Changes whenever values have come that were asked for before. */
    ReadOnlyIntegerProperty revisionProperty() {
        return revision.getReadOnlyProperty();
    }

    /** The value, or nothing while it is on its way or where the event has none. */
    String of(EventHeader event, Field.Value place) {
        Map<Field, String> values = known.get(event.id());
        if (values == null && wanted.add(event.id())) {
            workspace.tasks().later(this::read);
        }
        return values == null ? "" : values.getOrDefault(place, "");
    }

    private void read() {
        if (reading || wanted.isEmpty()) {
            return;
        }
        // Those asked for last are most likely still in view.
        List<EventId> all = new ArrayList<>(wanted);
        List<EventId> ids = all.subList(Math.max(0, all.size() - MOST_AT_ONCE), all.size());
        wanted.clear();
        List<Field.Value> places = columns.places();
        reading = true;
        workspace
                .tasks()
                .run("Reading values", task -> workspace.store().eventsOf(ids, task.cancellation()))
                .unmentioned()
                .onSuccess(events -> keep(ids, events, places))
                .onError(StoreException.class, workspace.tasks()::report)
                .andFinally(() -> {
                    reading = false;
                    read();
                })
                .start();
    }

    private void keep(List<EventId> ids, List<StoredEvent> events, List<Field.Value> places) {
        if (!places.equals(columns.places())) {
            return;
        }
        ids.forEach(id -> known.put(id, Map.of()));
        events.forEach(event -> known.put(event.header().id(), values(event, places)));
        var oldest = known.keySet().iterator();
        while (known.size() > MOST_KEPT) {
            oldest.next();
            oldest.remove();
        }
        revision.set(revision.get() + 1);
    }

    private static Map<Field, String> values(StoredEvent event, List<Field.Value> places) {
        JsonNode json = EventJson.of(event);
        Map<Field, String> values = new LinkedHashMap<>();
        places.forEach(place -> values.put(place, text(at(json.path(place.root().label()), place.path()))));
        return values;
    }

    private static JsonNode at(JsonNode document, List<String> path) {
        JsonNode node = document;
        for (String step : path) {
            boolean index = node.isArray() && step.matches("\\d{1,9}");
            node = index
                    ? Objects.requireNonNullElse(node.get(Integer.parseInt(step)), MissingNode.getInstance())
                    : node.path(step);
        }
        return node;
    }

    private static String text(JsonNode value) {
        return value.isMissingNode() ? "" : value.isString() ? value.asString() : value.toString();
    }
}
