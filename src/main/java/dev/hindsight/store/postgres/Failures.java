package dev.hindsight.store.postgres;

import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.StoreUnreachableException;
import java.sql.SQLException;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * Says in a sentence what a database failure means and what to do. Driver messages go into the cause only, since they
 * can quote data.
 */
final class Failures {
    private Failures() {}

    static StoreException explain(SQLException failure, String address) {
        SQLException deepest = deepest(failure);
        StoreException untrusted = Encryption.explain(failure, address);
        if (untrusted != null) {
            return untrusted;
        }
        String state = deepest.getSQLState() == null ? "" : deepest.getSQLState();
        return switch (state) {
            case "28P01", "28000" ->
                new StoreUnreachableException(
                        "%s refuses this user or password. Check both; the password can also stand in a password file."
                                .formatted(address),
                        failure);
            case "08004" ->
                new StoreUnreachableException(
                        "%s asks for a password, or for another proof, and was given none. Type the password, or put it into a password file."
                                .formatted(address),
                        failure);
            case "22023" ->
                new StoreUnreachableException(
                        "%s refuses what was asked for after connecting: %s. Check the role of the connection."
                                .formatted(address, serverMessage(deepest)),
                        failure);
            case "3D000" ->
                new StoreUnreachableException(
                        "There is no such database on the server: %s.".formatted(address), failure);
            case "53300" ->
                new StoreUnreachableException(
                        "%s has no connection left for us. Try again later.".formatted(address), failure);
            case "42501" ->
                new StoreReadException(
                        "This user may not read all of the event store: %s. Ask for the privilege SELECT on it."
                                .formatted(serverMessage(deepest)),
                        failure);
            case "42P01", "42703" ->
                new StoreReadException(
                        "The event store is not as it was when it was opened: %s. Open it again."
                                .formatted(serverMessage(deepest)),
                        failure);
            case "57014" ->
                new StoreReadException(
                        "The server gave up after the time limit for one statement. Ask for less at a time.", failure);
            case "40001" ->
                new StoreReadException(
                        "The standby had to end this read, to keep up with its primary. Try again; a shorter read may get through.",
                        failure);
            case "55P03" ->
                new StoreReadException(
                        "Somebody else has locked the event table. Try again when that is over.", failure);
            default ->
                connectionIsGone(state)
                        ? new StoreUnreachableException(
                                "The server of %s does not answer. Is it running, and reachable from here?"
                                        .formatted(address),
                                failure)
                        : new StoreReadException(
                                "PostgreSQL could not answer (SQLSTATE %s): %s"
                                        .formatted(state.isEmpty() ? "none" : state, serverMessage(deepest)),
                                failure);
        };
    }

    /** Whether a pooler stands between, which takes no settings for the session. */
    static boolean isPooler(SQLException failure) {
        return "08P01".equals(deepest(failure).getSQLState())
                && String.valueOf(deepest(failure).getMessage()).contains("unsupported startup parameter");
    }

    /** Whether the statement was ended by us or by the time limit. */
    static boolean stopped(SQLException failure) {
        return "57014".equals(deepest(failure).getSQLState());
    }

    /** Class 08 is a connection exception; 57P01 to 57P03 are a server that shuts down or starts up. */
    private static boolean connectionIsGone(String state) {
        return state.startsWith("08") || state.startsWith("57P") || state.isEmpty();
    }

    /** The pool wraps what the driver said. */
    private static SQLException deepest(SQLException failure) {
        SQLException deepest = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                deepest = sql;
            }
        }
        return deepest;
    }

    private static String serverMessage(SQLException failure) {
        ServerErrorMessage message =
                failure instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
        String text = message == null ? failure.getMessage() : message.getMessage();
        return text == null ? "no reason given" : text;
    }
}
