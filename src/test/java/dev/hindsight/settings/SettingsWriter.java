package dev.hindsight.settings;

import dev.hindsight.replay.code.CodeSettings;
import java.nio.file.Path;

/** A process that saves connections, as a second window does. */
final class SettingsWriter {
    private SettingsWriter() {}

    /** {@code arguments}: the folder of the settings, a word for the names, how many to save. */
    public static void main(String[] arguments) {
        SettingsFile file = new SettingsFile(Path.of(arguments[0]));
        for (int i = 0; i < Integer.parseInt(arguments[2]); i++) {
            ConnectionProfile profile = new ConnectionProfile(
                    arguments[1] + " " + i, Environment.TEST, "jdbc:postgresql://db/x", null, null, CodeSettings.NONE);
            file.update(settings -> settings.with(profile));
        }
    }
}
