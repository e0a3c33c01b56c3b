package dev.hindsight.eventsourcing.projection;

import dev.hindsight.eventsourcing.Position;
import dev.hindsight.eventsourcing.Transaction;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Where projections keep their tables and how far they have come: a schema of a database. Tables that are being rebuilt
 * stand in a second schema, named after the first, until they are switched.
 */
public final class ReadModels {
    /** Where the tables go if nobody says otherwise. */
    public static final String DEFAULT_SCHEMA = "read_models";

    private final DataSource database;
    private final String schema;

    /** @param schema made if it is missing, with its tables */
    public ReadModels(DataSource database, String schema) {
        this.database = database;
        this.schema = schema;
        change("Cannot make the schema " + schema, statement -> {
            // Two processes that begin at once: the second waits here and then finds everything made.
            statement.execute("SELECT pg_advisory_xact_lock(hashtextextended("
                    + statement.enquoteLiteral("hindsight read models " + schema) + ", 0))");
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SchemaName.quoted(schema));
            statement.execute("CREATE SCHEMA IF NOT EXISTS " + SchemaName.quoted(schemaOf(Build.REBUILD)));
            statement.execute("SET LOCAL search_path TO " + SchemaName.quoted(schema));
            statement.execute(resource());
        });
    }

    /** The schema that readers read. */
    public String schema() {
        return schema;
    }

    /** Whether the projection is told to wait. */
    public boolean isPaused(Projection projection) {
        return inTransaction("Cannot see whether %s is paused".formatted(projection.name()), statement -> {
            try (PreparedStatement query = statement
                    .getConnection()
                    .prepareStatement("SELECT 1 FROM " + table("projections") + " WHERE projection = ? AND paused")) {
                query.setString(1, projection.name());
                return query.executeQuery().next();
            }
        });
    }

    /**
     * The rows of a projection and how far it had come when they were so; nothing if it was never applied.
     *
     * @throws ProjectionException if they cannot be read
     */
    public Optional<StoredRows> rows(Projection projection) {
        return inTransaction("Cannot read the rows of " + projection.name(), statement -> {
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
            Connection connection = statement.getConnection();
            String sql = "SELECT transaction_id::text::bigint, position FROM " + table("projections")
                    + " WHERE projection = ? AND build = ?";
            Optional<Position> position = position(connection, sql, projection, Build.LIVE);
            if (position.isEmpty()) {
                return Optional.empty();
            }
            Map<String, Map<String, String>> rows = new HashMap<>();
            for (ProjectedTable<?> table : projection.tables()) {
                rows.put(table.name(), table.texts(connection, schema));
            }
            return Optional.of(new StoredRows(position.get(), rows));
        });
    }

    /** Lets a projection wait, or go on; it stays so until it is told otherwise. */
    public void setPaused(Projection projection, boolean paused) {
        change("Cannot pause " + projection.name(), statement -> {
            try (PreparedStatement update = statement
                    .getConnection()
                    .prepareStatement("UPDATE " + table("projections")
                            + " SET paused = ? WHERE projection = ? AND build = 'live'")) {
                update.setBoolean(1, paused);
                update.setString(2, projection.name());
                update.executeUpdate();
            }
        });
    }

    String schemaOf(Build build) {
        return build == Build.LIVE ? schema : schema + "_rebuild";
    }

    String table(String name) {
        return SchemaName.quoted(schema) + "." + SchemaName.quoted(name);
    }

    /** Makes the tables of a build, unless they are there and of the form that the program wants. */
    void prepare(Projection projection, Build build) {
        change("Cannot make the tables of " + projection.name(), statement -> {
            Optional<String> found = form(statement.getConnection(), projection, build);
            if (found.filter(form(projection)::equals).isPresent()) {
                return;
            }
            if (found.isPresent() && build == Build.LIVE) {
                throw new IllegalStateException(
                        "The tables of %s are of another form; rebuild it".formatted(projection.name()));
            }
            clear(statement, projection, build);
            for (ProjectedTable<?> table : projection.tables()) {
                statement.execute(table.createIn(schemaOf(build)));
            }
            try (PreparedStatement insert = statement
                    .getConnection()
                    .prepareStatement(
                            "INSERT INTO " + table("projections") + " (projection, build, form) VALUES (?, ?, ?)")) {
                insert.setString(1, projection.name());
                insert.setString(2, build.stored());
                insert.setString(3, form(projection));
                insert.executeUpdate();
            }
        });
    }

    /** Puts the rebuilt tables in the place of the live ones, in the transaction of the caller. */
    void switchOver(Connection connection, Projection projection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean paused = isPausedNow(statement, projection);
            clear(statement, projection, Build.LIVE);
            for (ProjectedTable<?> table : projection.tables()) {
                statement.execute("ALTER TABLE %s SET SCHEMA %s"
                        .formatted(table.in(schemaOf(Build.REBUILD)), SchemaName.quoted(schema)));
            }
            String name = statement.enquoteLiteral(projection.name());
            statement.execute("UPDATE %s SET build = 'live', paused = %s WHERE projection = %s AND build = 'rebuild'"
                    .formatted(table("projections"), paused, name));
            statement.execute("UPDATE %s SET build = 'live' WHERE projection = %s AND build = 'rebuild'"
                    .formatted(table("poison_events"), name));
        }
    }

    /**
     * Where a build has come to, its row locked against whoever else would move it; nothing if there is no such row, as
     * for one who had to wait while it was replaced.
     */
    Optional<Position> lock(Connection connection, Projection projection, Build build) throws SQLException {
        String sql = "SELECT transaction_id::text::bigint, position FROM " + table("projections")
                + " WHERE projection = ? AND build = ? FOR UPDATE";
        return position(connection, sql, projection, build);
    }

    /** Where a build has come to; the start if it has not begun. */
    Position position(Projection projection, Build build) {
        String sql = "SELECT transaction_id::text::bigint, position FROM " + table("projections")
                + " WHERE projection = ? AND build = ?";
        return inTransaction(
                "Cannot see how far %s has come".formatted(projection.name()),
                statement -> position(statement.getConnection(), sql, projection, build)
                        .orElse(Position.START));
    }

    void advance(Connection connection, Projection projection, Build build, Position position) throws SQLException {
        String sql = "UPDATE " + table("projections") + " SET transaction_id = ?::text::xid8, position = ?, "
                + "updated_at = now() WHERE projection = ? AND build = ?";
        try (PreparedStatement update = connection.prepareStatement(sql)) {
            update.setString(1, Long.toString(position.transactionId()));
            update.setLong(2, position.sequence());
            update.setString(3, projection.name());
            update.setString(4, build.stored());
            update.executeUpdate();
        }
    }

    DataSource database() {
        return database;
    }

    private static Optional<Position> position(Connection connection, String sql, Projection projection, Build build)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, projection.name());
            query.setString(2, build.stored());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(new Position(row.getLong(1), row.getLong(2))) : Optional.empty();
            }
        }
    }

    private void clear(Statement statement, Projection projection, Build build) throws SQLException {
        for (ProjectedTable<?> table : projection.tables()) {
            statement.execute("DROP TABLE IF EXISTS " + table.in(schemaOf(build)));
        }
        for (String table : new String[] {"projections", "poison_events"}) {
            statement.execute("DELETE FROM %s WHERE projection = %s AND build = %s"
                    .formatted(
                            table(table),
                            statement.enquoteLiteral(projection.name()),
                            statement.enquoteLiteral(build.stored())));
        }
    }

    private boolean isPausedNow(Statement statement, Projection projection) throws SQLException {
        try (ResultSet paused = statement.executeQuery("SELECT 1 FROM %s WHERE projection = %s AND paused"
                .formatted(table("projections"), statement.enquoteLiteral(projection.name())))) {
            return paused.next();
        }
    }

    private Optional<String> form(Connection connection, Projection projection, Build build) throws SQLException {
        String sql = "SELECT form FROM " + table("projections") + " WHERE projection = ? AND build = ?";
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setString(1, projection.name());
            query.setString(2, build.stored());
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
        }
    }

    private static String form(Projection projection) {
        return projection.tables().stream().map(ProjectedTable::form).collect(Collectors.joining("; "));
    }

    private void change(String failure, Action action) {
        inTransaction(failure, statement -> {
            action.run(statement);
            return true;
        });
    }

    <T> T inTransaction(String failure, Transaction.Work<T> work) {
        try {
            return Transaction.run(database, work);
        } catch (SQLException e) {
            throw new ProjectionException(failure + ": " + e.getMessage(), e);
        }
    }

    private static String resource() {
        try (InputStream sql = ReadModels.class.getResourceAsStream("projections.sql")) {
            return new String(Objects.requireNonNull(sql).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read projections.sql from the program's own archive", e);
        }
    }

    /** What a checkpoint belongs to. */
    enum Build {
        LIVE,
        REBUILD;

        String stored() {
            return this == LIVE ? "live" : "rebuild";
        }
    }

    private interface Action {
        void run(Statement statement) throws SQLException;
    }
}
