package dev.hindsight.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings as a JSON file. Several processes may use it: an update reads, changes and writes under a lock, so that
 * none loses what another wrote.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path file;
    private final Clock clock;

    /** {@code directory} is made when something is first saved. */
    public SettingsFile(Path directory) {
        this(directory, Clock.systemUTC());
    }

    SettingsFile(Path directory, Clock clock) {
        this.file = directory.resolve("settings.json");
        this.clock = clock;
    }

    /** What was saved last. A file that cannot be understood is set aside, and settings begin anew. */
    public Settings load() {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), Settings.class);
        } catch (NoSuchFileException _) {
            return Settings.FIRST;
        } catch (JacksonException e) {
            setAside(e);
            return Settings.FIRST;
        } catch (IOException e) {
            LOG.warn("The settings in {} cannot be read; going on without them", file, e);
            return Settings.FIRST;
        }
    }

    /**
     * Changes what is saved.
     *
     * @return what is saved now
     * @throws SettingsException if it cannot be saved; the file is then as it was
     */
    public synchronized Settings update(UnaryOperator<Settings> change) {
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel lockFile = FileChannel.open(
                            file.resolveSibling("settings.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = lockFile.lock()) {
                Settings changed = change.apply(load());
                save(changed);
                return changed;
            }
        } catch (IOException e) {
            throw new SettingsException("The settings cannot be saved in %s: %s".formatted(file, e.getMessage()), e);
        }
    }

    /** Into a file beside it first, so that a crash leaves the old settings or the new ones, and never half of them. */
    private void save(Settings settings) throws IOException {
        Path written = Files.createTempFile(file.getParent(), "settings", ".json");
        try {
            Files.write(written, MAPPER.writeValueAsBytes(settings));
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    private void setAside(JacksonException reason) {
        Path aside = file.resolveSibling("settings.broken-%d.json".formatted(clock.millis()));
        LOG.warn("The settings in {} are no JSON of ours; set aside as {}", file, aside, reason);
        try {
            Files.move(file, aside);
        } catch (IOException e) {
            LOG.warn("They could not be set aside", e);
        }
    }
}
