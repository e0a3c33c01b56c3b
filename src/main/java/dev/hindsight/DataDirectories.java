package dev.hindsight;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Where Hindsight keeps things on this machine, by the habits of the platform. The environment variable
 * {@code HINDSIGHT_DATA} or the system property {@code hindsight.data} moves all of it.
 */
record DataDirectories(Path data, Path configuration) {
    static DataDirectories ofThisMachine() {
        return of(System.getenv(), System.getProperties());
    }

    static DataDirectories of(Map<String, String> environment, Properties properties) {
        String chosen = properties.getProperty("hindsight.data", environment.getOrDefault("HINDSIGHT_DATA", ""));
        if (!chosen.isEmpty()) {
            return new DataDirectories(Path.of(chosen), Path.of(chosen));
        }
        Path home = Path.of(properties.getProperty("user.home"));
        String system = properties.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.contains("mac")) {
            Path support = home.resolve("Library/Application Support/Hindsight");
            return new DataDirectories(support, support);
        }
        if (system.contains("win")) {
            Path local = path(environment, "LOCALAPPDATA", home.resolve("AppData/Local"))
                    .resolve("Hindsight");
            return new DataDirectories(local, local);
        }
        return new DataDirectories(
                path(environment, "XDG_DATA_HOME", home.resolve(".local/share")).resolve("hindsight"),
                path(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve("hindsight"));
    }

    /** The directory of the sample's server. */
    Path sample() {
        return data.resolve("sample");
    }

    Path logs() {
        return data.resolve("logs");
    }

    private static Path path(Map<String, String> environment, String variable, Path otherwise) {
        String value = environment.getOrDefault(variable, "");
        return value.isEmpty() ? otherwise : Path.of(value);
    }
}
