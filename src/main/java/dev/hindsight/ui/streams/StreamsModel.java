package dev.hindsight.ui.streams;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Page;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The streams that meet search and filter, loaded page by page. Used on the FX thread. */
public final class StreamsModel {
    private static final int PAGE = 200;
    private static final int MOST_ASKED_FOR = 50;

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ObservableList<StreamSummary> streams = FXCollections.observableArrayList();
    private final ObservableList<TypeCount> types = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<PanelState> state =
            new ReadOnlyObjectWrapper<>(this, "state", new PanelState.Loading("Reading streams"));
    private final ReadOnlyStringWrapper count = new ReadOnlyStringWrapper(this, "count", "");
    private StreamQuery query = StreamQuery.first(PAGE);
    private boolean complete;
    private boolean loading;
    /** What came while a page was read, which may know of it or not. */
    private final List<EventHeader> arrivedMeanwhile = new ArrayList<>();

    public StreamsModel(Workspace workspace) {
        this.workspace = workspace;
        workspace.revisionProperty().subscribe((before, after) -> reload());
        workspace.live().arrivedProperty().subscribe(this::arrive);
        reload();
    }

    ObservableList<StreamSummary> streams() {
        return streams;
    }

    ObservableList<TypeCount> types() {
        return types;
    }

    ReadOnlyObjectProperty<PanelState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** How many streams the list shows, and whether there are more, in words. */
    ReadOnlyStringProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    StreamQuery query() {
        return query;
    }

    void search(String text) {
        ask(query.matching(text.strip()));
    }

    void showTypes(Set<String> only) {
        ask(query.ofTypes(only));
    }

    void order(StreamQuery.Order order) {
        ask(query.orderedBy(order));
    }

    void clearFilters() {
        ask(query.matching("").ofTypes(Set.of()));
    }

    /** Goes to the last version of a stream. */
    void open(StreamSummary stream) {
        if (!selectedStream().equals(Optional.of(stream.id()))) {
            String store = workspace.store().description().name();
            workspace.navigation().go(new Location(store, stream.id(), stream.lastVersion(), null));
        }
    }

    Optional<StreamId> selectedStream() {
        return workspace.navigation().location().map(Location::stream);
    }

    /** Loads the next page, if there is one. */
    void loadMore() {
        if (!complete && !loading && !streams.isEmpty()) {
            load(query.after(streams.getLast()), this::append);
        }
    }

    /** The list takes in new events without being read again; only streams that it does not have are asked for. */
    private void arrive(List<EventHeader> events) {
        if (loading) {
            arrivedMeanwhile.addAll(events);
            return;
        }
        if (events.isEmpty()) {
            return;
        }
        ArrivedStreams arrived = new ArrivedStreams(streams, query);
        arrived.count(events);
        show(arrived);
        Set<StreamId> missing = arrived.missing(events);
        if (missing.size() > MOST_ASKED_FOR) {
            reload();
        } else if (!missing.isEmpty()) {
            lookFor(missing);
        }
    }

    private void lookFor(Set<StreamId> missing) {
        StreamQuery asked = query;
        workspace
                .tasks()
                .run(
                        "Reading new streams",
                        task -> missing.stream()
                                .flatMap(id -> workspace.store().stream(id, task.cancellation()).stream())
                                .toList())
                .unmentioned()
                .onSuccess(found -> {
                    if (asked.equals(query) && !loading) {
                        ArrivedStreams arrived = new ArrivedStreams(streams, query);
                        arrived.add(found);
                        show(arrived);
                    }
                })
                .onError(StoreException.class, workspace.tasks()::report)
                .start();
    }

    private void show(ArrivedStreams arrived) {
        List<StreamSummary> now = arrived.inOrder(complete, Math.max(PAGE, streams.size()));
        if (!now.equals(streams)) {
            streams.setAll(now);
            describe();
        }
    }

    private void ask(StreamQuery newQuery) {
        if (!newQuery.equals(query)) {
            query = newQuery;
            load(query, this::replace);
        }
    }

    private void reload() {
        load(query, this::replace);
        workspace
                .tasks()
                .run("Counting stream types", task -> workspace.store().streamTypes(task.cancellation()))
                .onSuccess(types::setAll)
                .onError(StoreException.class, workspace.tasks()::report)
                .start();
    }

    private void load(StreamQuery toLoad, java.util.function.Consumer<Page<StreamSummary>> show) {
        loading = true;
        if (streams.isEmpty()) {
            state.set(new PanelState.Loading("Reading streams"));
        }
        workspace
                .tasks()
                .run("Reading streams", task -> workspace.store().streams(toLoad, task.cancellation()))
                .in(slot)
                .onSuccess(page -> {
                    loading = false;
                    complete = page.ending().complete();
                    show.accept(page);
                    describe();
                    List<EventHeader> meanwhile = List.copyOf(arrivedMeanwhile);
                    arrivedMeanwhile.clear();
                    arrive(meanwhile);
                })
                .onError(StoreException.class, this::fail)
                .start();
    }

    private void fail(StoreException error) {
        loading = false;
        arrivedMeanwhile.clear();
        if (streams.isEmpty()) {
            state.set(PanelState.failed(error, this::reload));
        } else {
            workspace.tasks().report(error);
        }
    }

    private void replace(Page<StreamSummary> page) {
        streams.setAll(page.items());
    }

    private void append(Page<StreamSummary> page) {
        streams.addAll(page.items());
    }

    private void describe() {
        count.set(
                "%,d%s %s".formatted(streams.size(), complete ? "" : "+", streams.size() == 1 ? "stream" : "streams"));
        state.set(streams.isEmpty() ? nothing() : new PanelState.Ready());
    }

    private PanelState nothing() {
        boolean filtered = !query.match().isEmpty() || !query.types().isEmpty();
        return filtered
                ? new PanelState.Empty("No stream fits", "Nothing has this text in its name and one of these types.")
                : new PanelState.Empty(
                        "This store is empty", "Streams appear here once events are written. F5 reads again.");
    }

    List<StreamQuery.Order> orders() {
        return List.of(StreamQuery.Order.values());
    }
}
