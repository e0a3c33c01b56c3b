package dev.hindsight.ui.connect;

import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.ProfileFile;
import dev.hindsight.settings.SettingsException;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.LayoutException;
import dev.hindsight.store.SeveralStoresException;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreChoice;
import dev.hindsight.ui.common.Problem;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The known connections, and opening one of them. Used on the FX thread. */
public final class ConnectModel {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectModel.class);

    private final Tasks tasks;
    private final StoreSource source;
    private final Profiles profiles;
    private final Passwords passwords;
    private final Consumer<OpenedStore> opened;
    private final DescribeTables tables;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ObservableList<ConnectionProfile> known = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", new Phase.Idle());

    private final ReadOnlyStringWrapper keyring = new ReadOnlyStringWrapper(this, "keyring", "");

    /** Where the connections are remembered. */
    public interface Profiles {
        List<ConnectionProfile> all();

        /** Adds a profile or replaces the one of that name. */
        void save(ConnectionProfile profile);

        /** Adds those that are new. */
        void add(List<ConnectionProfile> others);

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

        /** Something was done, in a sentence. */
        record Done(String sentence) implements Phase {}

        /** The database holds several stores: one has to be chosen. */
        record Choosing(List<StoreChoice> stores, Consumer<StoreChoice> open) implements Phase {}
    }

    /**
     * What was typed as the password.
     *
     * @param text null where nothing was typed: the keyring may have one, or a password file
     * @param kept whether it is to be kept in the keyring
     */
    record Typed(@Nullable String text, boolean kept) {}

    /** {@code opened} takes every store that was opened; it is then its owner. */
    public ConnectModel(
            Tasks tasks,
            StoreSource source,
            Profiles profiles,
            Passwords passwords,
            Consumer<OpenedStore> opened,
            DescribeTables tables) {
        this.tasks = tasks;
        this.source = source;
        this.profiles = profiles;
        this.passwords = passwords;
        this.opened = opened;
        this.tables = tables;
        refresh();
        tasks.run("Looking for a keyring", task -> passwords.place().orElse(""))
                .onSuccess(keyring::set)
                .start();
    }

    /** Shows the connections as they are remembered now: another window may have saved some. */
    public void refresh() {
        known.setAll(profiles.all());
    }

    /** What people call the keyring; empty where this machine has none, or none is known of yet. */
    ReadOnlyStringProperty keyringProperty() {
        return keyring.getReadOnlyProperty();
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

    /** Opens the saved connection of that name, with the password that is kept for it; says so if there is none. */
    public void openProfile(String name) {
        known.stream()
                .filter(profile -> profile.name().equals(name))
                .findFirst()
                .ifPresentOrElse(
                        profile -> open(profile, new Typed(null, false)),
                        () -> phase.set(
                                new Phase.Failed("No saved connection is called “%s”.".formatted(name), "", null)));
    }

    /** Opens a store of the user's; the password is kept in the keyring once it has worked, or nowhere. */
    void open(ConnectionProfile profile, Typed password) {
        open(profile, password, UnaryOperator.identity());
    }

    private void open(ConnectionProfile profile, Typed password, UnaryOperator<StoreAddress> chosen) {
        open(
                profile.name(),
                task -> {
                    OpenedStore store = source.open(chosen.apply(address(profile, password)), profile.code(), task);
                    keep(profile, password);
                    return store.in(profile.environment());
                },
                unfit -> fail(unfit, described -> describe(profile, password, described)),
                several -> phase.set(new Phase.Choosing(
                        several.choices(), choice -> open(profile, password, address -> address.of(choice)))));
    }

    /** Lets the tables of a database be described, and opens the store that they are. */
    void describe(ConnectionProfile profile, Typed password, Consumer<StoreChoice> described) {
        tasks.run("Looking for the password", task -> address(profile, password))
                .onSuccess(address -> tables.describe(address, choice -> {
                    described.accept(choice);
                    open(profile, password, chosen -> chosen.of(choice));
                }))
                .start();
    }

    /** Tries the way in without opening the store. */
    void test(ConnectionProfile profile, Typed password) {
        String title = "Trying " + profile.name();
        RunningTask task = tasks.run(title, running -> source.test(address(profile, password), running))
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

    /** Asks the keyring, which may take its time. */
    private StoreAddress address(ConnectionProfile profile, Typed password) {
        return new StoreAddress(
                profile.name(),
                profile.url(),
                profile.user(),
                password.text() == null ? passwords.find(profile).orElse(null) : password.text(),
                profile.layout(),
                profile.role(),
                profile.tunnel(),
                profile.hiddenShown(),
                profile.table());
    }

    /** A store that was opened stays open, though its password could not be kept. */
    private void keep(ConnectionProfile profile, Typed password) {
        if (password.kept() && password.text() != null) {
            try {
                passwords.keep(profile, password.text());
            } catch (SettingsException e) {
                LOG.warn("The password of {} is not kept", profile.name(), e);
            }
        }
    }

    void save(ConnectionProfile profile, Typed password) {
        change(() -> profiles.save(profile)).ifPresent(all -> done("Saved “%s”.".formatted(profile.name())));
        if (password.kept() && password.text() != null) {
            String text = password.text();
            inBackground("Keeping the password", () -> passwords.keep(profile, text));
        }
    }

    void forget(ConnectionProfile profile) {
        change(() -> profiles.forget(profile)).ifPresent(all -> done("Forgot “%s”.".formatted(profile.name())));
        inBackground("Taking back the password", () -> passwords.forget(profile));
    }

    /** Adds the connections in a file to those that are known. */
    void importFrom(Path file) {
        int before = known.size();
        change(() -> profiles.add(ProfileFile.read(file)))
                .ifPresent(all -> done("%d new connections from %s. Passwords do not come with them."
                        .formatted(all - before, file.getFileName())));
    }

    /** Writes all known connections into a file, without secrets. */
    void exportTo(Path file) {
        change(() -> ProfileFile.write(file, List.copyOf(known)))
                .ifPresent(all -> done("%d connections written to %s, without passwords and aggregate code."
                        .formatted(all, file.getFileName())));
    }

    /** How many connections are known then; empty if it failed, which is told. */
    private Optional<Integer> change(Runnable change) {
        try {
            change.run();
            refresh();
            return Optional.of(known.size());
        } catch (SettingsException e) {
            fail(e);
            return Optional.empty();
        }
    }

    private void done(String sentence) {
        phase.set(new Phase.Done(sentence));
    }

    private void inBackground(String title, Runnable work) {
        tasks.run(title, task -> {
                    work.run();
                    return title;
                })
                .onError(SettingsException.class, this::fail)
                .start();
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
