package dev.hindsight.bench;

import dev.hindsight.causation.GeneratedTraces;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PostgresEventStore;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.postgres.PostgresStores;
import dev.hindsight.testing.TestPostgres;
import dev.hindsight.ui.causation.CausationModel;
import dev.hindsight.ui.causation.CausationView;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Theme;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** A large trace from the question to its first picture, against merely reading its rows. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4)
@Measurement(iterations = 7)
@Fork(
        value = 1,
        jvmArgsAppend = {"-Dglass.platform=Headless", "-Dprism.order=sw", "-Xmx4g", "--enable-native-access=ALL-UNNAMED"
        })
public class FirstTrace {
    private static final CorrelationId OPERATION =
            new CorrelationId(UUID.nameUUIDFromBytes(new byte[] {1}).toString());

    /** How many events the operation has. */
    @Param("100000")
    private int events;

    private EventStore store;
    private EventHeader first;

    @Setup(Level.Trial)
    public void fill() throws SQLException, InterruptedException {
        DataSource database = TestPostgres.freshDatabase();
        new PostgresEventStore(database, new EventSerializer(EventTypes.of(List.of())));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"events_Stream\" PARTITION OF events FOR VALUES IN ('Stream')");
            insert(connection, GeneratedTraces.tree(events, 1));
            statement.execute("VACUUM ANALYZE events");
        }
        store = new PostgresStores()
                .open(
                        new StoreAddress("bench", TestPostgres.jdbcUrl(database), null, null, null),
                        Cancellation.never());
        store.headers(EventQuery.all(), Scan.oldestFirst(1), event -> first = event, Cancellation.never());
        CountDownLatch started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        Theme.loadFonts();
    }

    private static void insert(Connection connection, List<EventHeader> trace) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("""
                INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                    occurred_at, payload, metadata)
                VALUES (?::uuid, ?, 'Stream', ?, ?, 1, ?::timestamptz, '{}'::jsonb,
                        jsonb_strip_nulls(jsonb_build_object('correlationId', ?::text, 'causationId', ?::text)))
                """)) {
            for (EventHeader event : trace) {
                insert.setString(1, uuid(event.id().value()));
                insert.setString(2, event.stream().value());
                insert.setLong(3, event.version());
                insert.setString(4, event.type());
                insert.setString(5, event.at().toString());
                insert.setString(6, OPERATION.value());
                insert.setString(
                        7,
                        event.causation() == null
                                ? null
                                : uuid(event.causation().value()));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static @Nullable String uuid(String id) {
        return UUID.nameUUIDFromBytes(id.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .toString();
    }

    @TearDown(Level.Trial)
    public void close() {
        store.close();
    }

    @Benchmark
    public Object readRows(Blackhole sink) {
        return store.headers(
                EventQuery.ofCorrelation(OPERATION),
                Scan.oldestFirst(Integer.MAX_VALUE - 1),
                sink::consume,
                Cancellation.never());
    }

    /** Reading, finding the links, measuring, laying out, painting and rasterising. */
    @Benchmark
    public WritableImage firstPicture() throws InterruptedException, ExecutionException {
        return onFxThread(() -> {
            ViewSettings view = new ViewSettings();
            Workspace workspace = new Workspace(
                    store, new PayloadMergeHost(), Tasks.direct(), new EventStyles(List.of("Type0")), view);
            CausationModel model = new CausationModel(workspace);
            Scene scene = new Scene(new CausationView(model), 1600, 900);
            Theme.style(scene);
            Theme.LIGHT.apply(view);
            workspace.navigation().go(Location.of("bench", first));
            if (!(model.stateProperty().get() instanceof PanelState.Ready)) {
                throw new IllegalStateException(
                        "The panel shows " + model.stateProperty().get());
            }
            return scene.snapshot(null);
        });
    }

    private static <T> T onFxThread(Callable<T> work) throws InterruptedException, ExecutionException {
        FutureTask<T> task = new FutureTask<>(work);
        Platform.runLater(task);
        return task.get();
    }
}
