package dev.hindsight.ui.shell;

import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.LocationLink;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * Finds anything that has a name: a stream by a part of its name, an event or an operation by its id, a place by
 * {@code stream@version} or by a {@code hindsight:} link.
 */
final class FindModel {
    private static final int STREAMS = 20;
    private static final Pattern AT_VERSION = Pattern.compile("(.+)@(-?\\d{1,18})");

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ObservableList<Finding> findings = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper(this, "hint", "");

    FindModel(Workspace workspace) {
        this.workspace = workspace;
    }

    ObservableList<Finding> findings() {
        return findings;
    }

    /** What to tell when there are no findings. */
    ReadOnlyStringProperty hintProperty() {
        return hint.getReadOnlyProperty();
    }

    void find(String text) {
        String wanted = text.strip();
        if (wanted.isEmpty()) {
            slot.cancel();
            findings.clear();
            hint.set("A part of a stream's name, stream@version, an event id, a correlation id, or a hindsight: link.");
            return;
        }
        hint.set("Looking …");
        workspace
                .tasks()
                .run("Finding " + wanted, task -> search(wanted, task.cancellation()))
                .in(slot)
                .onSuccess(found -> show(wanted, found))
                .start();
    }

    void open(Finding finding) {
        workspace.navigation().go(finding.target());
    }

    private void show(String wanted, List<Finding> found) {
        findings.setAll(found);
        hint.set(found.isEmpty() ? "Nothing in this store is called “" + wanted + "”." : "");
    }

    private List<Finding> search(String wanted, Cancellation cancellation) {
        List<Finding> found = new ArrayList<>();
        LocationLink.parse(wanted)
                .ifPresentOrElse(
                        link -> addPlace(link.stream(), link.version(), cancellation, found),
                        () -> searchNames(wanted, cancellation, found));
        return found;
    }

    private void searchNames(String wanted, Cancellation cancellation, List<Finding> found) {
        Matcher place = AT_VERSION.matcher(wanted);
        if (place.matches()) {
            addPlace(new StreamId(place.group(1)), Long.parseLong(place.group(2)), cancellation, found);
        }
        addEvents(new EventId(wanted), cancellation, found);
        addOperation(new CorrelationId(wanted), cancellation, found);
        StreamQuery query = StreamQuery.first(STREAMS).matching(wanted).orderedBy(StreamQuery.Order.NAME);
        workspace.store().streams(query, cancellation).items().forEach(stream -> found.add(finding(stream)));
    }

    private void addPlace(StreamId stream, long version, Cancellation cancellation, List<Finding> found) {
        workspace.store().stream(stream, cancellation)
                .filter(summary -> version >= summary.firstVersion() && version <= summary.lastVersion())
                .ifPresent(summary -> found.add(new Finding(
                        "place", "%s at v %d".formatted(stream, version), summary.type(), location(stream, version))));
    }

    private void addEvents(EventId id, Cancellation cancellation, List<Finding> found) {
        for (EventHeader event : workspace.store().headersOf(List.of(id), cancellation)) {
            found.add(new Finding(
                    "event",
                    event.type(),
                    "%s v %d".formatted(event.stream(), event.version()),
                    workspace.locationOf(event)));
        }
    }

    private void addOperation(CorrelationId id, Cancellation cancellation, List<Finding> found) {
        workspace
                .store()
                .headers(
                        EventQuery.ofCorrelation(id),
                        Scan.oldestFirst(1),
                        first -> found.add(new Finding(
                                "operation",
                                id.value(),
                                "begins with %s of %s".formatted(first.type(), first.stream()),
                                workspace.locationOf(first))),
                        cancellation);
    }

    private Finding finding(StreamSummary stream) {
        return new Finding(
                "stream",
                stream.id().value(),
                "%s, %,d events".formatted(stream.type(), stream.events()),
                location(stream.id(), stream.lastVersion()));
    }

    private Location location(StreamId stream, long version) {
        return new Location(workspace.store().description().name(), stream, version, null);
    }
}
