package dev.hindsight.store;

import org.jspecify.annotations.Nullable;

/**
 * Where a store is and how to get in.
 *
 * @param name what people call this connection
 * @param url a JDBC URL, such as {@code jdbc:postgresql://localhost:5432/shop}
 * @param user null for the driver's own default
 * @param password null where the driver finds it itself (password file) or none is needed
 * @param layout the id of a built-in layout or the path of a layout file; null to recognise it
 * @param role the role to switch to after connecting, or null to stay the user
 * @param tunnel the way through an SSH server, or null to connect directly
 * @param hiddenShown whether rows are shown that the framework itself leaves out: tombstones, archived events, commands
 * @param table the table of the events, with or without its schema, where a database holds several stores; else null
 */
public record StoreAddress(
        String name,
        String url,
        @Nullable String user,
        @Nullable String password,
        @Nullable String layout,
        @Nullable String role,
        @Nullable Tunnel tunnel,
        boolean hiddenShown,
        @Nullable String table) {
    /** An address without role and tunnel, whose hidden rows stay hidden. */
    public StoreAddress(
            String name, String url, @Nullable String user, @Nullable String password, @Nullable String layout) {
        this(name, url, user, password, layout, null, null, false, null);
    }

    /** One of the stores that are there. */
    public StoreAddress of(StoreChoice choice) {
        return new StoreAddress(name, url, user, password, choice.layout(), role, tunnel, hiddenShown, choice.table());
    }

    /** The same store by another URL, and no tunnel any more. */
    public StoreAddress reachedBy(String otherUrl) {
        return new StoreAddress(name, otherUrl, user, password, layout, role, null, hiddenShown, table);
    }

    /** The URL as it may be shown: passwords in it are left out. */
    public static String withoutSecrets(String url) {
        return url.replaceAll("(?i)((?:ssl)?password=)[^&]*", "$1…");
    }

    /** Leaves the password out. */
    @Override
    public String toString() {
        return name + " (" + withoutSecrets(url) + ")";
    }
}
