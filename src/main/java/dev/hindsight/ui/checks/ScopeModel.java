package dev.hindsight.ui.checks;

import dev.hindsight.check.CheckScope;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** How much of the store is replayed. Used on the FX thread. */
final class ScopeModel {
    /** Stands for streams of all types. */
    static final String ALL_TYPES = "";

    /** Stands for all streams. */
    static final int ALL_STREAMS = 0;

    private final Workspace workspace;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ObservableList<String> streamTypes = FXCollections.observableArrayList(ALL_TYPES);
    private final StringProperty streamType = new SimpleStringProperty(this, "streamType", ALL_TYPES);
    private final ObjectProperty<Integer> streams = new SimpleObjectProperty<>(this, "streams", ALL_STREAMS);

    ScopeModel(Workspace workspace) {
        this.workspace = workspace;
    }

    /** What there is to choose from: {@link #ALL_TYPES} and, once they were read, the types of the store. */
    ObservableList<String> streamTypes() {
        return streamTypes;
    }

    StringProperty streamTypeProperty() {
        return streamType;
    }

    /** How many streams a sample has; {@link #ALL_STREAMS} for no sample. */
    ObjectProperty<Integer> streamsProperty() {
        return streams;
    }

    CheckScope scope() {
        Set<String> types = streamType.get().equals(ALL_TYPES) ? Set.of() : Set.of(streamType.get());
        return new CheckScope(types, streams.get(), null);
    }

    /** Reads the types of the store, the first time that they are asked for. */
    void readTypes() {
        if (streamTypes.size() > 1) {
            return;
        }
        workspace
                .tasks()
                .run("Reading stream types", task -> workspace.store().streamTypes(task.cancellation()))
                .in(slot)
                .onSuccess(found -> {
                    List<String> all = new ArrayList<>(List.of(ALL_TYPES));
                    found.stream().map(TypeCount::type).sorted().forEach(all::add);
                    streamTypes.setAll(all);
                })
                .onError(StoreException.class, workspace.tasks()::report)
                .start();
    }
}
