package dev.hindsight.eventsourcing;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the people whose data the store holds. Throwing a key away erases the data at once everywhere: in the
 * store, in archives, in backups of either; only backups of this table must be thrown away as well. Safe for use by
 * several threads.
 */
public final class PersonKeys {
    private static final int BYTES = 32;
    /** How long another process may still read what was erased. */
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final DataSource database;
    private final String table;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Remembered> remembered = new ConcurrentHashMap<>();

    /** The keys in the tables of an event store, which must have been made before the first key is asked for. */
    public PersonKeys(DataSource database, String schema) {
        this.database = database;
        this.table = EventStoreSchema.quoted(schema) + ".person_keys";
    }

    /**
     * Throws the key of a person away. Nothing personal can be kept for them again under the same id.
     *
     * @return whether there was a key
     */
    public boolean erase(String personId) {
        String sql = "UPDATE " + table + " SET key = NULL, erased_at = now() WHERE person_id = ? AND key IS NOT NULL";
        try (Connection connection = database.getConnection();
                PreparedStatement update = connection.prepareStatement(sql);
                Statement vacuum = connection.createStatement()) {
            update.setString(1, personId);
            boolean erased = update.executeUpdate() > 0;
            remembered.remove(personId);
            // An updated row stays in the file until it is vacuumed away, and with it the key.
            vacuum.execute("VACUUM " + table);
            return erased;
        } catch (SQLException e) {
            throw failure(personId, e);
        }
    }

    /** The key of a person, made where there is none yet. */
    SecretKey keyOf(String personId) {
        return find(personId)
                .or(() -> make(personId))
                .orElseThrow(() -> new EventStoreException(
                        "The data of %s was erased; nothing personal can be kept under that id again"
                                .formatted(personId)));
    }

    /** The key of a person, if there is one still. */
    Optional<SecretKey> find(String personId) {
        Remembered known = remembered.get(personId);
        if (known == null || System.nanoTime() - known.since() > REMEMBERED.toNanos()) {
            known = new Remembered(read(personId), System.nanoTime());
            remembered.put(personId, known);
        }
        return Optional.ofNullable(known.key());
    }

    private Optional<SecretKey> make(String personId) {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        String sql = "INSERT INTO " + table + " (person_id, key) VALUES (?, ?) ON CONFLICT (person_id) DO NOTHING";
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, personId);
            insert.setBytes(2, key);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw failure(personId, e);
        }
        remembered.remove(personId);
        return find(personId);
    }

    private @Nullable SecretKey read(String personId) {
        try (Connection connection = database.getConnection();
                PreparedStatement query =
                        connection.prepareStatement("SELECT key FROM " + table + " WHERE person_id = ?")) {
            query.setString(1, personId);
            try (ResultSet row = query.executeQuery()) {
                byte[] key = row.next() ? row.getBytes(1) : null;
                return key == null ? null : new SecretKeySpec(key, "AES");
            }
        } catch (SQLException e) {
            throw failure(personId, e);
        }
    }

    private static EventStoreException failure(String personId, SQLException cause) {
        return new EventStoreException("Cannot reach the key of %s: %s".formatted(personId, cause.getMessage()), cause);
    }

    private record Remembered(@Nullable SecretKey key, long since) {}
}
