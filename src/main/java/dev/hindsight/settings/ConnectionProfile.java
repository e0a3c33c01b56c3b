package dev.hindsight.settings;

import org.jspecify.annotations.Nullable;

/**
 * A store by the name that people give it.
 *
 * @param name unique among the profiles
 * @param url a JDBC URL without password
 * @param user null for the driver's own default
 * @param layout the id of a layout or the path of a layout file; null to recognise it
 */
public record ConnectionProfile(
        String name,
        Environment environment,
        String url,
        @Nullable String user,
        @Nullable String layout) {
    /** Passwords in the URL are cut out: profiles hold none. */
    public ConnectionProfile {
        url = url.replaceAll("(?i)([?&])password=[^&]*&?", "$1").replaceAll("[?&]$", "");
    }
}
