package dev.hindsight.ui.connect;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A JDBC URL in its parts, as the form shows them. What the form does not know stays in {@code parameters}.
 *
 * @param host a host, several as {@code a:5432,b:5432}, or nothing where a service says it
 * @param port empty for the usual one
 * @param parameters by name, in their order; never null values
 */
record ServerAddress(String host, String port, String database, Map<String, String> parameters) {
    static final String SSL_MODE = "sslmode";
    static final String ROOT_CERTIFICATE = "sslrootcert";
    static final String CERTIFICATE = "sslcert";
    static final String KEY = "sslkey";
    static final String SERVICE = "service";
    static final String USER = "user";
    static final String PASSWORD = "password";

    private static final Pattern URL =
            Pattern.compile("(?:jdbc:)?postgres(?:ql)?://([^/?#]*)(?:/([^?]*))?(?:\\?(.*))?", Pattern.DOTALL);
    private static final Pattern ONE_HOST = Pattern.compile("(\\[[^]]*]|[^:,]*)(?::(\\d+))?");

    ServerAddress {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /**
     * Takes a URL apart: one of JDBC, or one as {@code psql} and hosting companies write it, with user and password in
     * front of the host, which then are parameters. Empty if the text is neither.
     */
    static Optional<ServerAddress> of(String text) {
        Matcher url = URL.matcher(text.strip());
        if (!url.matches()) {
            return Optional.empty();
        }
        Map<String, String> parameters = parameters(url.group(3));
        String authority = url.group(1);
        int at = authority.lastIndexOf('@');
        if (at >= 0) {
            String[] user = authority.substring(0, at).split(":", 2);
            parameters.putIfAbsent(USER, decode(user[0]));
            if (user.length > 1) {
                parameters.putIfAbsent(PASSWORD, decode(user[1]));
            }
            authority = authority.substring(at + 1);
        }
        Matcher host = ONE_HOST.matcher(authority);
        boolean one = host.matches();
        return Optional.of(new ServerAddress(
                one ? host.group(1) : authority,
                one && host.group(2) != null ? host.group(2) : "",
                decode(url.group(2) == null ? "" : url.group(2)),
                parameters));
    }

    /** The value of a parameter; empty where it is not set. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** With a parameter set, or taken away by an empty value. */
    ServerAddress with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parameters);
        if (value.isBlank()) {
            changed.remove(name);
        } else {
            changed.put(name, value.strip());
        }
        return new ServerAddress(host, port, database, changed);
    }

    /** As the driver takes it. */
    String url() {
        String query = parameters.entrySet().stream()
                .map(parameter -> parameter.getKey() + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://%s%s/%s%s"
                .formatted(
                        host,
                        port.isBlank() || host.contains(",") ? "" : ":" + port.strip(),
                        encode(database),
                        query.isEmpty() ? "" : "?" + query);
    }

    /** Whether the server is this machine, which needs no proof of that. */
    boolean isLocal() {
        return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.put(pair.substring(0, equals), decode(pair.substring(equals + 1)));
                }
            }
        }
        return parameters;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }

    /** Slashes and the like may stay: paths are easier to read with them. */
    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%2F", "/")
                .replace("%3A", ":")
                .replace("%7E", "~");
    }
}
