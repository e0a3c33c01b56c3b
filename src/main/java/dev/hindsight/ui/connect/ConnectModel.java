package dev.hindsight.ui.connect;

import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.LayoutException;
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
    private final DescribeTables tables;
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

    /** Lets people describe tables of their own; {@code described} is told by what the store can then be opened. */
    @FunctionalInterface
    public interface DescribeTables {
        void describe(StoreAddress address, Consumer<StoreChoice> described);
    }

    /** The same for a connection that was tried. */
    @FunctionalInterface
    interface Describing {
        void describe(Consumer<StoreChoice> described);
    }

    /** Where the opening stands. */
    sealed interface Phase {
        record Idle() implements Phase {}

        record Opening(String what, RunningTask task) implements Phase {}

        /**
         * It did not work.
         *
         * @param describe lets the tables be described, where no layout was found for them; else null
         */
        record Failed(
                String sentence, String detail, @Nullable Describing describe) implements Phase {}

        record Tested(List<ConnectionStep> steps) implements Phase {}

        /** The database holds several stores: one has to be chosen. */
        record Choosing(List<StoreChoice> stores, Consumer<StoreChoice> open) implements Phase {}
    }

    /** {@code opened} takes every store that was opened; it is then its owner. */
    public ConnectModel(
            Tasks tasks, StoreSource source, Profiles profiles, Consumer<OpenedStore> opened, DescribeTables tables) {
        this.tasks = tasks;
        this.source = source;
        this.profiles = profiles;
        this.opened = opened;
        this.tables = tables;
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
        open("the sample shop", source::openSample, this::fail, this::fail);
    }

    /** Opens a store of the user's; the password is used once and kept nowhere. */
    void open(ConnectionProfile profile, @Nullable String password) {
        open(address(profile, password), profile);
    }

    private void open(StoreAddress address, ConnectionProfile profile) {
        open(
                profile.name(),
                task -> source.open(address, profile.code(), task).in(profile.environment()),
                unfit -> fail(unfit, described -> describe(address, profile, described)),
                several ->
                        phase.set(new Phase.Choosing(several.choices(), choice -> open(address.of(choice), profile))));
    }

    /** Lets the tables of a database be described, and opens the store that they are. */
    void describe(ConnectionProfile profile, @Nullable String password, Consumer<StoreChoice> described) {
        describe(address(profile, password), profile, described);
    }

    private void describe(StoreAddress address, ConnectionProfile profile, Consumer<StoreChoice> described) {
        tables.describe(address, choice -> {
            described.accept(choice);
            open(address.of(choice), profile);
        });
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

    private void open(
            String name,
            Tasks.Work<OpenedStore> work,
            Consumer<LayoutException> unfit,
            Consumer<SeveralStoresException> choose) {
        RunningTask task = tasks.run("Opening " + name, work)
                .in(slot)
                .onSuccess(store -> {
                    phase.set(new Phase.Idle());
                    opened.accept(store);
                })
                .onError(SeveralStoresException.class, choose)
                .onError(LayoutException.class, unfit)
                .onError(Throwable.class, this::fail)
                .start();
        if (tasks.running().contains(task)) {
            phase.set(new Phase.Opening("Opening " + name, task));
        }
    }

    private void fail(Throwable error) {
        fail(error, null);
    }

    private void fail(Throwable error, @Nullable Describing describe) {
        phase.set(new Phase.Failed(Problem.sentence(error), Problem.detail(error), describe));
    }
}
