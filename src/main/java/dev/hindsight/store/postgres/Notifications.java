package dev.hindsight.store.postgres;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.ReadCancelledException;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.store.TailEvents.Listening;
import dev.hindsight.store.postgres.Sessions.Session;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens on the channels on which a framework itself says that it has written. Keeps one of the connections while it
 * does, outside of any transaction, so that it holds nothing back in the server.
 */
final class Notifications implements Listening {
    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final Duration ROUND = Duration.ofMillis(500);
    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(5);

    private final Sessions sessions;
    private final List<String> channels;
    private final Runnable news;
    private final Cancellation closed = new Cancellation();
    private final CountDownLatch ended = new CountDownLatch(1);

    private Notifications(Sessions sessions, List<String> channels, Runnable news) {
        this.sessions = sessions;
        this.channels = channels;
        this.news = news;
    }

    /** Listens in a thread of its own until it is closed. */
    static Listening await(Sessions sessions, List<String> channels, Runnable news) {
        Notifications notifications = new Notifications(sessions, channels, news);
        Thread.ofVirtual().name("notifications").start(notifications::listenOn);
        return notifications;
    }

    @Override
    public void close() {
        closed.cancel();
        ended.countDown();
    }

    private void listenOn() {
        try {
            while (!closed.isCancelled()) {
                try {
                    sessions.read(closed, this::listen);
                } catch (StoreUnreachableException e) {
                    LOG.debug("Not listening for now", e);
                    boolean _ = ended.await(BEFORE_NEXT_TRY.toMillis(), TimeUnit.MILLISECONDS);
                }
            }
        } catch (StoreReadException e) {
            // A standby for instance takes no LISTEN. Without hints, new events are found a little later.
            LOG.info("No hints of new events: {}", e.getMessage());
        } catch (ReadCancelledException | InterruptedException _) {
            LOG.debug("Not listening any more");
        }
    }

    private boolean listen(Session session) throws SQLException {
        for (String channel : channels) {
            execute(session, "LISTEN " + StoreTable.quote(channel));
        }
        try {
            while (!closed.isCancelled()) {
                PGNotification[] come =
                        session.connection().unwrap(PGConnection.class).getNotifications((int) ROUND.toMillis());
                if (come != null && come.length > 0) {
                    news.run();
                }
            }
        } finally {
            execute(session, "UNLISTEN *");
        }
        return true;
    }

    /** It takes effect with the end of the transaction. */
    private static void execute(Session session, String sql) throws SQLException {
        try (Statement statement = session.connection().createStatement()) {
            statement.execute(sql);
        }
        session.connection().commit();
    }
}
