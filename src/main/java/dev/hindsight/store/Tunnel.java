package dev.hindsight.store;

import org.jspecify.annotations.Nullable;

/**
 * A way to a database through an SSH server.
 *
 * @param server {@code user@host:port}; user and port may be left out
 * @param key the file of the private key to sign in with, without passphrase; null for the agent's and the usual ones
 */
public record Tunnel(String server, @Nullable String key) {
    /** The server; which key is used matters only to whoever signs in. */
    @Override
    public String toString() {
        return server;
    }
}
