package dev.hindsight.store.postgres;

import dev.hindsight.store.StoreUnreachableException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** Whether anybody answers at the address of a database, before anything is said to it. */
final class Reach {
    private Reach() {}

    /**
     * Tries the hosts in turn, as the driver will.
     *
     * @return who answers, for people
     * @throws StoreUnreachableException if nobody does, with the reason for the last host
     */
    static String attempt(Target target) {
        String[] hosts = target.host().split(",", -1);
        String[] ports = target.ports().split(",", -1);
        StoreUnreachableException failure = null;
        for (int i = 0; i < hosts.length; i++) {
            try {
                return attempt(hosts[i], Integer.parseInt(ports[Math.min(i, ports.length - 1)]));
            } catch (StoreUnreachableException e) {
                failure = e;
            }
        }
        throw failure == null ? unreachable("The URL names no host.", null) : failure;
    }

    private static String attempt(String host, int port) {
        try (Socket socket = new Socket()) {
            InetAddress address = InetAddress.getByName(host);
            socket.connect(new InetSocketAddress(address, port), (int) Sessions.CONNECT_TIMEOUT.toMillis());
            return "%s (%s) answers on port %d".formatted(host, address.getHostAddress(), port);
        } catch (UnknownHostException e) {
            throw unreachable(
                    "There is no host called %s, as far as this machine knows. Check the name, and whether a VPN has to be up."
                            .formatted(host),
                    e);
        } catch (ConnectException e) {
            throw unreachable(
                    "%s takes no connections on port %d. Check the port, and whether PostgreSQL runs there and listens on this address."
                            .formatted(host, port),
                    e);
        } catch (SocketTimeoutException e) {
            throw unreachable(
                    "%s has not answered on port %d for %d s. A firewall may be in between, or a VPN has to be up."
                            .formatted(host, port, Sessions.CONNECT_TIMEOUT.toSeconds()),
                    e);
        } catch (IOException e) {
            throw unreachable("%s cannot be reached on port %d.".formatted(host, port), e);
        }
    }

    private static StoreUnreachableException unreachable(String sentence, @Nullable IOException reason) {
        return new StoreUnreachableException(sentence, reason);
    }
}
