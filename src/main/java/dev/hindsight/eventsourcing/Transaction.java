package dev.hindsight.eventsourcing;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Work in a database that is done wholly or not at all. */
public final class Transaction {
    private Transaction() {}

    /** What is done in one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        /** Works through the connection of that statement. */
        T run(Statement statement) throws SQLException;
    }

    /**
     * Does the work and commits it; whatever it throws undoes it.
     *
     * @throws SQLException if the database refuses a connection, a statement or the commit
     */
    public static <T> T run(DataSource database, Work<T> work) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(statement);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                // A connection that was lost cannot roll back, and the server has done so already.
                if (!connection.isClosed()) {
                    connection.rollback();
                }
                throw e;
            } finally {
                if (!connection.isClosed()) {
                    connection.setAutoCommit(true);
                }
            }
        }
    }
}
