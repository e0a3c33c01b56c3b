package dev.hindsight.settings;

import dev.hindsight.replay.code.CodeSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Connections in a file, to be given to others. There is no secret in it, and no aggregate code either: its paths are
 * those of one machine, and a file from somebody else must not decide what runs here.
 */
public final class ProfileFile {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private record Contents(List<ConnectionProfile> connections) {
        @SuppressWarnings("NullAway") // a file may leave it out
        Contents {
            if (connections == null) {
                throw new IllegalArgumentException("no connections");
            }
        }
    }

    private ProfileFile() {}

    /**
     * Writes a file, in place of one that is there.
     *
     * @throws SettingsException if it cannot be written
     */
    public static void write(Path file, List<ConnectionProfile> profiles) {
        try {
            Files.write(file, MAPPER.writeValueAsBytes(new Contents(withoutCode(profiles))));
        } catch (IOException e) {
            throw new SettingsException("The connections cannot be written to %s.".formatted(file), e);
        }
    }

    /**
     * Reads a file.
     *
     * @throws SettingsException if it cannot be read, or is no file of connections
     */
    public static List<ConnectionProfile> read(Path file) {
        try {
            return withoutCode(
                    MAPPER.readValue(Files.readAllBytes(file), Contents.class).connections());
        } catch (IOException e) {
            throw new SettingsException("%s cannot be read.".formatted(file), e);
        } catch (JacksonException e) {
            throw new SettingsException("%s is no file of connections that Hindsight wrote.".formatted(file), e);
        }
    }

    private static List<ConnectionProfile> withoutCode(List<ConnectionProfile> profiles) {
        return profiles.stream()
                .map(profile -> profile.withCode(CodeSettings.NONE))
                .toList();
    }
}
