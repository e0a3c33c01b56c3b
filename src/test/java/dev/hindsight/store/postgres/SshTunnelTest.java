package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.store.Tunnel;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.forward.AcceptAllForwardingFilter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tunnel through a real SSH server on loopback. */
class SshTunnelTest {
    @TempDir
    private Path keys;

    private final Cancellation cancellation = Cancellation.never();
    private final KeyPair hostKey = keyPair();
    private final KeyPair ownKey = keyPair();
    private SshServer server;

    @BeforeEach
    void start() throws Exception {
        server = server(0);
        try (OutputStream file = Files.newOutputStream(keys.resolve("id_ecdsa"))) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(ownKey, "test", null, file);
        }
        knowHost(hostKey);
    }

    @AfterEach
    void stop() throws IOException {
        server.stop(true);
    }

    @Test
    void leadsToTheDatabase() {
        try (Sessions sessions = Sessions.open(address("ada@127.0.0.1:" + server.getPort()), keys)) {
            assertThat(sessions.address()).isEqualTo("localhost:%d/postgres".formatted(TestPostgres.port()));
            assertThat(read(sessions)).containsExactly("1");
        }
    }

    @Test
    void isMadeAnewWhenItBreaks() throws Exception {
        int port = server.getPort();
        try (Sessions sessions = Sessions.open(address("ada@127.0.0.1:" + port), keys)) {
            assertThat(read(sessions)).containsExactly("1");
            server.stop(true);
            assertThatThrownBy(() -> read(sessions))
                    .isInstanceOf(StoreUnreachableException.class)
                    .hasMessageContaining("does not answer");
            server = server(port);
            assertThat(read(sessions)).containsExactly("1");
        }
    }

    @Test
    void refusesAServerThatIsNotKnown() throws Exception {
        knowHost(keyPair());
        assertThatThrownBy(() -> open("ada@127.0.0.1:" + server.getPort()))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("is not the one in " + keys.resolve("known_hosts"));
        Files.delete(keys.resolve("known_hosts"));
        assertThatThrownBy(() -> open("ada@127.0.0.1:" + server.getPort())).hasMessageContaining("or not there at all");
    }

    @Test
    void saysThatTheKeyIsNotAccepted() throws IOException {
        Files.delete(keys.resolve("id_ecdsa"));

        assertThatThrownBy(() -> open("ada@127.0.0.1:" + server.getPort()))
                .hasMessageContaining("does not let ada in")
                .hasMessageContaining("ssh-add");
    }

    @Test
    void signsInWithTheKeyThatIsNamed() throws IOException {
        Path elsewhere = Files.move(keys.resolve("id_ecdsa"), keys.resolve("production"));
        Tunnel named = new Tunnel("ada@127.0.0.1:" + server.getPort(), elsewhere.toString());

        try (Sessions sessions = Sessions.open(address(named), keys)) {
            assertThat(read(sessions)).containsExactly("1");
        }
    }

    @Test
    void saysWhatIsWrongWithTheKeyThatIsNamed() throws Exception {
        String address = "ada@127.0.0.1:" + server.getPort();
        Path locked = keys.resolve("locked");
        try (OutputStream file = Files.newOutputStream(locked)) {
            OpenSSHKeyEncryptionContext passphrase = new OpenSSHKeyEncryptionContext();
            passphrase.setPassword("secret");
            passphrase.setCipherType("256");
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(ownKey, "test", passphrase, file);
        }

        assertThatThrownBy(() -> open(new Tunnel(address, "/nowhere/key")))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("There is no SSH key in /nowhere/key");
        assertThatThrownBy(() -> open(new Tunnel(address, locked.toString())))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("If it has a passphrase");
        assertThatThrownBy(() ->
                        open(new Tunnel(address, keys.resolve("known_hosts").toString())))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("holds no private key");
    }

    @Test
    void saysThatNobodyAnswersAndThatANameIsNone() {
        assertThatThrownBy(() -> open("ada@127.0.0.1:1")).hasMessageContaining("does not answer on port 1");
        assertThatThrownBy(() -> open("a b")).hasMessageContaining("It should look like user@host");
    }

    private void open(String server) {
        open(new Tunnel(server, null));
    }

    private void open(Tunnel tunnel) {
        Sessions.open(address(tunnel), keys).close();
    }

    private List<String> read(Sessions sessions) {
        return sessions.read(cancellation, session -> {
            List<String> found = new ArrayList<>();
            session.rows(new Sql("SELECT 1"), row -> found.add(row.getString(1)));
            return found;
        });
    }

    private static StoreAddress address(String server) {
        return address(new Tunnel(server, null));
    }

    private static StoreAddress address(Tunnel tunnel) {
        String url = "jdbc:postgresql://localhost:%d/postgres".formatted(TestPostgres.port());
        return new StoreAddress("test", url, "postgres", null, null, null, tunnel, false, null);
    }

    private SshServer server(int port) throws IOException {
        SshServer started = SshServer.setUpDefaultServer();
        started.setHost("127.0.0.1");
        started.setPort(port);
        started.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        started.setPublickeyAuthenticator(
                (user, key, session) -> user.equals("ada") && KeyUtils.compareKeys(key, ownKey.getPublic()));
        started.setForwardingFilter(AcceptAllForwardingFilter.INSTANCE);
        started.start();
        return started;
    }

    private void knowHost(KeyPair key) throws IOException {
        Files.writeString(
                keys.resolve("known_hosts"),
                "[127.0.0.1]:%d %s%n".formatted(server.getPort(), PublicKeyEntry.toString(key.getPublic())));
    }

    private static KeyPair keyPair() {
        try {
            return KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
