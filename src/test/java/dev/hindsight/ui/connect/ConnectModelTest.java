package dev.hindsight.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.Environment;
import dev.hindsight.settings.Passwords;
import dev.hindsight.settings.Settings;
import dev.hindsight.settings.SettingsException;
import dev.hindsight.settings.WindowState;
import dev.hindsight.store.ConnectionStep;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.MapTables;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.testing.ListStore;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectModelTest {
    private static final ConnectionProfile ORDERS = new ConnectionProfile(
            "Orders", Environment.PRODUCTION, "jdbc:postgresql://db/orders", "ada", null, CodeSettings.NONE);

    @TempDir
    private Path folder;

    private final Remembered remembered = new Remembered();
    private final Keyring keyring = new Keyring();
    private final Door door = new Door();
    private final List<OpenedStore> opened = new ArrayList<>();
    private final ConnectModel model =
            new ConnectModel(Tasks.direct(), door, remembered, keyring, opened::add, (address, described) -> {});

    @Test
    void aPasswordIsKeptOnceItHasWorked() {
        door.failure = new StoreUnreachableException("No.", null);
        model.open(ORDERS, new ConnectModel.Typed("pw", true));
        assertThat(keyring.kept).isEmpty();
        assertThat(model.phaseProperty().get()).isInstanceOf(ConnectModel.Phase.Failed.class);

        door.failure = null;
        model.open(ORDERS, new ConnectModel.Typed("pw", true));
        assertThat(keyring.kept).containsExactly(Map.entry("Orders", "pw"));
        assertThat(opened)
                .singleElement()
                .satisfies(store -> assertThat(store.environment()).isEqualTo(Environment.PRODUCTION));
    }

    @Test
    void aPasswordThatIsNotTypedComesFromTheKeyring() {
        keyring.kept.put("Orders", "kept");

        model.open(ORDERS, new ConnectModel.Typed(null, false));
        model.test(ORDERS, new ConnectModel.Typed("typed", false));

        assertThat(door.passwords).containsExactly("kept", "typed");
        assertThat(keyring.kept).containsExactly(Map.entry("Orders", "kept"));
    }

    @Test
    void aSavedConnectionIsOpenedByItsName() {
        model.save(ORDERS, new ConnectModel.Typed("kept", true));

        model.openProfile("Order");
        assertThat(model.phaseProperty().get())
                .isInstanceOfSatisfying(
                        ConnectModel.Phase.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("“Order”"));
        model.openProfile("Orders");

        assertThat(opened).hasSize(1);
        assertThat(door.passwords).containsExactly("kept");
    }

    @Test
    void forgettingAConnectionTakesItsPasswordBack() {
        model.save(ORDERS, new ConnectModel.Typed("pw", true));
        assertThat(keyring.kept).hasSize(1);

        model.forget(ORDERS);

        assertThat(keyring.kept).isEmpty();
        assertThat(model.known()).isEmpty();
    }

    @Test
    void aFullDiskIsToldAndNothingIsLost() {
        remembered.failure = new SettingsException("The settings cannot be saved in x: No space left on device", null);

        model.save(ORDERS, new ConnectModel.Typed(null, false));

        assertThat(model.phaseProperty().get())
                .isInstanceOfSatisfying(
                        ConnectModel.Phase.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("No space left"));
    }

    @Test
    void connectionsAreGivenToOthersWithoutSecretsAndCode() throws IOException {
        ConnectionProfile own = new ConnectionProfile(
                "Orders",
                Environment.PRODUCTION,
                "jdbc:postgresql://db/orders?password=secret&sslmode=require",
                "ada",
                null,
                CodeSettings.ofClassPath("/home/ada/orders.jar"));
        model.save(own, new ConnectModel.Typed("secret", true));
        Path file = folder.resolve("connections.json");
        model.exportTo(file);
        assertThat(Files.readString(file))
                .contains("sslmode=require")
                .doesNotContain("secret")
                .doesNotContain("orders.jar");

        model.importFrom(file);
        assertThat(model.known()).extracting(ConnectionProfile::name).containsExactly("Orders", "Orders (2)");
        model.importFrom(Files.writeString(folder.resolve("other.json"), "[1, 2]"));
        assertThat(model.phaseProperty().get())
                .isInstanceOfSatisfying(
                        ConnectModel.Phase.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("is no file of connections"));
    }

    @Test
    void aConnectionThatAnotherWindowSavedIsShown() {
        remembered.all.add(ORDERS);
        model.refresh();

        assertThat(model.known()).containsExactly(ORDERS);
    }

    private static final class Remembered implements ConnectModel.Profiles {
        private final List<ConnectionProfile> all = new ArrayList<>();
        private @Nullable SettingsException failure;

        @Override
        public List<ConnectionProfile> all() {
            return List.copyOf(all);
        }

        @Override
        public void save(ConnectionProfile profile) {
            if (failure != null) {
                throw failure;
            }
            forget(profile);
            all.add(profile);
        }

        @Override
        public void add(List<ConnectionProfile> others) {
            List<ConnectionProfile> added =
                    new Settings(all, WindowState.FIRST).adding(others).profiles();
            all.clear();
            all.addAll(added);
        }

        @Override
        public void forget(ConnectionProfile profile) {
            all.removeIf(known -> known.name().equals(profile.name()));
        }
    }

    private static final class Keyring implements Passwords {
        private final Map<String, String> kept = new HashMap<>();

        @Override
        public Optional<String> place() {
            return Optional.of("the test's keyring");
        }

        @Override
        public Optional<String> find(ConnectionProfile profile) {
            return Optional.ofNullable(kept.get(profile.name()));
        }

        @Override
        public void keep(ConnectionProfile profile, String password) {
            kept.put(profile.name(), password);
        }

        @Override
        public void forget(ConnectionProfile profile) {
            kept.remove(profile.name());
        }
    }

    private static final class Door implements StoreSource {
        private final List<@Nullable String> passwords = new ArrayList<>();
        private @Nullable StoreUnreachableException failure;

        @Override
        public OpenedStore openSample(RunningTask task) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OpenedStore open(StoreAddress address, CodeSettings code, RunningTask task) {
            if (failure != null) {
                throw failure;
            }
            passwords.add(address.password());
            return new OpenedStore(
                    new ListStore(List.of()),
                    new PayloadMergeHost(),
                    code,
                    Environment.DEVELOPMENT,
                    (host, scope) -> List.of(),
                    () -> {});
        }

        @Override
        public List<ConnectionStep> test(StoreAddress address, RunningTask task) {
            passwords.add(address.password());
            return List.of();
        }

        @Override
        public List<String> layouts() {
            return List.of("hindsight");
        }

        @Override
        public MapTables mapper() {
            throw new UnsupportedOperationException();
        }

        @Override
        public ReplayHost host(CodeSettings code, EventStore store) {
            return new PayloadMergeHost();
        }
    }
}
