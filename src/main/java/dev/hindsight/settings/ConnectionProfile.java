package dev.hindsight.settings;

import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.Tunnel;
import org.jspecify.annotations.Nullable;

/**
 * A store by the name that people give it.
 *
 * @param name unique among the profiles
 * @param url a JDBC URL without password
 * @param user null for the driver's own default
 * @param layout the id of a layout or the path of a layout file; null to recognise it
 * @param code the aggregate code that replays its streams
 * @param role the role to switch to after connecting; null to stay the user
 * @param tunnel the way through an SSH server; null to connect directly
 * @param hiddenShown whether rows are shown that the framework itself leaves out
 * @param table the table of the events where the database holds several stores; null otherwise
 */
public record ConnectionProfile(
        String name,
        Environment environment,
        String url,
        @Nullable String user,
        @Nullable String layout,
        CodeSettings code,
        @Nullable String role,
        @Nullable Tunnel tunnel,
        boolean hiddenShown,
        @Nullable String table) {
    /** A profile without role and tunnel, whose hidden rows stay hidden. */
    public ConnectionProfile(
            String name,
            Environment environment,
            String url,
            @Nullable String user,
            @Nullable String layout,
            CodeSettings code) {
        this(name, environment, url, user, layout, code, null, null, false, null);
    }

    /** Passwords in the URL are cut out: profiles hold none. A profile of an older Hindsight has no code. */
    @SuppressWarnings("NullAway") // a settings file may leave it out
    public ConnectionProfile {
        code = code == null ? CodeSettings.NONE : code;
        url = url.replaceAll("(?i)(?<=[?&])(ssl)?password=[^&]*&?", "").replaceAll("[?&]$", "");
    }

    /** The same store by another name. */
    ConnectionProfile named(String newName) {
        return new ConnectionProfile(newName, environment, url, user, layout, code, role, tunnel, hiddenShown, table);
    }

    /** The same store with other aggregate code. */
    public ConnectionProfile withCode(CodeSettings newCode) {
        return new ConnectionProfile(name, environment, url, user, layout, newCode, role, tunnel, hiddenShown, table);
    }
}
