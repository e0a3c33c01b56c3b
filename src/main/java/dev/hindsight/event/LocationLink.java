package dev.hindsight.event;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text form of a {@link Location}: {@code hindsight:STORE/STREAM@VERSION}, each name percent-encoded. The event is
 * not named, since stream and version lead to it.
 */
public final class LocationLink {
    private static final Pattern FORM = Pattern.compile("hindsight:([^/]+)/([^@]+)@(-?\\d{1,18})");

    private LocationLink() {}

    public static String format(Location location) {
        return "hindsight:%s/%s@%d"
                .formatted(encode(location.store()), encode(location.stream().value()), location.version());
    }

    /** Reads a link; empty for text that is none. */
    public static Optional<Location> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Location(
                    decode(matcher.group(1)),
                    new StreamId(decode(matcher.group(2))),
                    Long.parseLong(matcher.group(3)),
                    null));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String encode(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String decode(String name) {
        return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
