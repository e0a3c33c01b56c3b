package dev.hindsight.ui.connect;

import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.SeveralStoresException;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.ui.common.Problem;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** The known connections, and opening one of them. Used on the FX thread. */
public final class ConnectModel {
    private final Tasks tasks;
    private final StoreSource source;
    private final Profiles profiles;
    private final Consumer<OpenedStore> opened;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ObservableList<ConnectionProfile> known = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Idle());

    /** Where the connections are remembered. */
    public interface Profiles {
        List<ConnectionProfile> all();

        /** Adds a profile or replaces the one of that name. */
        void save(ConnectionProfile profile);

        void forget(ConnectionProfile profile);
    }

    /** Where the opening stands. */
    sealed interface Phase {
        record Idle() implements Phase {}

        record Opening(String what, RunningTask task) implements Phase {}

        record Failed(String sentence, String detail) implements Phase {}

        record Tested(List<ConnectionStep> steps) implements Phase {}

        /** The database holds several stores: one has to be chosen. */
        record Choosing(List<StoreChoice> stores, Consumer<StoreChoice> open) implements Phase {}
    }

    /** {@code opened} takes every store that was opened; it is then its owner. */
    public ConnectModel(Tasks tasks, StoreSource source, Profiles profiles, Consumer<OpenedStore> opened) {
        this.tasks = tasks;
        this.source = source;
        this.profiles = profiles;
        this.opened = opened;
        known.setAll(profiles.all());
    }

    ObservableList<ConnectionProfile> known() {
        return known;
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** Opens the sample shop. */
    public void openSample() {
        open("the sample shop", source::openSample, this::fail);
    }

    /** Opens a store of the user's; the password is used once and kept nowhere. */
    void open(ConnectionProfile profile, @Nullable String password) {
        open(address(profile, password), profile);
    }

    private void open(StoreAddress address, ConnectionProfile profile) {
        open(
                profile.name(),
                task -> source.open(address, profile.code(), task).in(profile.environment()),
                several ->
                        phase.set(new Phase.Choosing(several.choices(), choice -> open(address.of(choice), profile))));
    }

    /** Tries the way in without opening the store. */
    void test(ConnectionProfile profile, @Nullable String password) {
        StoreAddress address = address(profile, password);
        String title = "Trying " + profile.name();
        RunningTask task = tasks.run(title, running -> source.test(address, running))
                .in(slot)
                .onSuccess(steps -> phase.set(new Phase.Tested(steps)))
                .onError(Throwable.class, this::fail)
                .start();
        if (tasks.running().contains(task)) {
            phase.set(new Phase.Opening(title, task));
        }
    }

    /** The ids of the layouts to choose from. */
    List<String> layouts() {
        return source.layouts();
    }

    private static StoreAddress address(ConnectionProfile profile, @Nullable String password) {
        return new StoreAddress(
                profile.name(),
                profile.url(),
                profile.user(),
                password,
                profile.layout(),
                profile.role(),
                profile.tunnel(),
                profile.hiddenShown(),
                profile.table());
    }

    void save(ConnectionProfile profile) {
        profiles.save(profile);
        known.setAll(profiles.all());
    }

    void forget(ConnectionProfile profile) {
        profiles.forget(profile);
        known.setAll(profiles.all());
    }

    /** Stops the opening. */
    void cancel() {
        slot.cancel();
        phase.set(new Phase.Idle());
    }

    private void open(String name, Tasks.Work<OpenedStore> work, Consumer<SeveralStoresException> choose) {
        RunningTask task = tasks.run("Opening " + name, work)
                .in(slot)
                .onSuccess(store -> {
                    phase.set(new Phase.Idle());
                    opened.accept(store);
                })
                .onError(SeveralStoresException.class, choose)
                .onError(Throwable.class, this::fail)
                .start();
        if (tasks.running().contains(task)) {
            phase.set(new Phase.Opening("Opening " + name, task));
        }
    }

    private void fail(Throwable error) {
        phase.set(new Phase.Failed(Problem.sentence(error), Problem.detail(error)));
    }
}
