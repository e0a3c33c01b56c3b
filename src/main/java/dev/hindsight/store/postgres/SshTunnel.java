package dev.hindsight.store.postgres;

import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.store.Tunnel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.apache.sshd.common.util.net.SshdSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A port on loopback that leads through an SSH server to a database. The server has to be in {@code known_hosts}; the keys
 * are those of the agent and the usual files without a passphrase, or the one that is named. Made anew when it broke.
 * Thread-safe.
 */
final class SshTunnel implements AutoCloseable {
    private static final Pattern FORM = Pattern.compile("(?:([^@\\s]+)@)?(\\[[^]]+]|[^:@\\s]+)(?::(\\d{1,5}))?");
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SSH_PORT = 22;

    private final String user;
    private final String host;
    private final int port;
    private final SshdSocketAddress target;
    private final SshClient client;
    private final Path keys;
    private final @Nullable Path named;
    private final AtomicBoolean keyRefused = new AtomicBoolean();
    private @Nullable ClientSession session;
    private int localPort;

    /**
     * Opens a tunnel.
     *
     * @param keys the folder of keys and known hosts, {@code ~/.ssh} of most people
     * @throws StoreUnreachableException if there is no getting through
     */
    static SshTunnel open(Tunnel way, String targetHost, int targetPort, Path keys) {
        Matcher parts = FORM.matcher(way.server().strip());
        if (!parts.matches()) {
            throw new StoreUnreachableException(
                    "“%s” is no SSH server. It should look like user@host or user@host:22.".formatted(way.server()),
                    null);
        }
        Path named = way.key() == null ? null : readable(way.key(), keys);
        SshTunnel tunnel = new SshTunnel(parts, new SshdSocketAddress(targetHost, targetPort), keys, named);
        try {
            tunnel.keepOpen();
            return tunnel;
        } catch (StoreUnreachableException e) {
            tunnel.close();
            throw e;
        }
    }

    private SshTunnel(Matcher server, SshdSocketAddress target, Path keys, @Nullable Path named) {
        String given = server.group(1);
        this.user = given == null ? System.getProperty("user.name") : given;
        this.host = server.group(2);
        this.port = server.group(3) == null ? SSH_PORT : Integer.parseInt(server.group(3));
        this.target = target;
        this.keys = keys;
        this.named = named;
        this.client = client();
    }

    /** The port on loopback that leads to the database. */
    int localPort() {
        return localPort;
    }

    /**
     * Opens the tunnel again, on the same port, if it is no longer open.
     *
     * @return whether it had to be opened
     */
    synchronized boolean keepOpen() {
        if (session != null && session.isOpen()) {
            return false;
        }
        keyRefused.set(false);
        try {
            ClientSession opened =
                    client.connect(user, host, port).verify(PATIENCE).getSession();
            opened.auth().verify(PATIENCE);
            SshdSocketAddress bound =
                    opened.startLocalPortForwarding(new SshdSocketAddress("127.0.0.1", localPort), target);
            localPort = bound.getPort();
            session = opened;
            return true;
        } catch (IOException e) {
            throw explain(e);
        }
    }

    @Override
    public synchronized void close() {
        client.stop();
    }

    private SshClient client() {
        SshClient built = SshClient.setUpDefaultClient();
        KnownHostsServerKeyVerifier known =
                new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, keys.resolve("known_hosts"));
        built.setServerKeyVerifier((opening, address, key) -> {
            boolean accepted = known.verifyServerKey(opening, address, key);
            keyRefused.compareAndSet(false, !accepted);
            return accepted;
        });
        built.setKeyIdentityProvider(new FileKeyPairProvider(keyFiles()));
        SshAgentSocket.factory().ifPresent(built::setAgentFactory);
        built.start();
        return built;
    }

    /** The named key, once it is known that it can be used. A path that begins with ~ is one of the user's home. */
    private static Path readable(String key, Path keys) {
        Path file = Path.of(key.startsWith("~/") ? System.getProperty("user.home") + key.substring(1) : key);
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new StoreUnreachableException(
                    "There is no SSH key in %s, or this user may not read it. Name a private key, such as %s."
                            .formatted(file, keys.resolve("id_ed25519")),
                    null);
        }
        if (!new FileKeyPairProvider(file).loadKeys(null).iterator().hasNext()) {
            throw new StoreUnreachableException(
                    "%s holds no private key that can be used. If it has a passphrase, add it to the agent (ssh-add) and name no file."
                            .formatted(file),
                    null);
        }
        return file;
    }

    private List<Path> keyFiles() {
        if (named != null) {
            return List.of(named);
        }
        return Stream.of("id_ed25519", "id_ecdsa", "id_rsa")
                .map(keys::resolve)
                .filter(Files::isReadable)
                .toList();
    }

    private StoreUnreachableException explain(IOException failure) {
        if (keyRefused.get()) {
            return new StoreUnreachableException(
                    "The key of the SSH server %s is not the one in %s, or not there at all. Connect once with ssh, and compare the key it shows."
                            .formatted(host, keys.resolve("known_hosts")),
                    failure);
        }
        boolean answered = (failure instanceof SshException ssh && ssh.getDisconnectCode() > 0)
                || String.valueOf(failure.getMessage()).contains("auth");
        return new StoreUnreachableException(
                answered
                        ? "The SSH server %s does not let %s in. %s"
                                .formatted(
                                        host, user, named == null ? addKey() : "Is %s the right key?".formatted(named))
                        : "The SSH server %s does not answer on port %d. Is it running, and reachable from here?"
                                .formatted(host, port),
                failure);
    }

    private String addKey() {
        return "Add the key to the agent (ssh-add), or put one without passphrase into %s.".formatted(keys);
    }
}
