package dev.hindsight.bench;

import dev.hindsight.eventsourcing.EventSerializer;
import dev.hindsight.eventsourcing.EventTypes;
import dev.hindsight.eventsourcing.PostgresEventStore;
import dev.hindsight.testing.SourceJar;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import javax.sql.DataSource;

/** A stream of 100,000 events, and an application of its own that replays it: a warehouse of 250 shelves. */
final class LongStream {
    private static final int EVENTS = 100_000;

    private static final String WAREHOUSE = """
            package app;
            import java.math.BigDecimal;
            import java.util.*;
            public class Warehouse {
                private String id;
                private String countedLastBy;
                private long counted;
                private BigDecimal value = BigDecimal.ZERO;
                private final Map<String, Integer> stock = new TreeMap<>();
                private final List<Shelf> shelves = new ArrayList<>();

                void on(ShelfPlaced event) {
                    id = "warehouse-1";
                    shelves.add(new Shelf(event.shelf(), 0, "nobody"));
                }

                void on(StockCounted event) {
                    counted++;
                    countedLastBy = event.by();
                    stock.put(event.article(), event.pieces());
                    value = value.add(event.price());
                }

                void on(ShelfFilled event) {
                    if (event.pieces() < 0) {
                        throw new IllegalArgumentException("A shelf cannot hold " + event.pieces() + " pieces.");
                    }
                    shelves.replaceAll(shelf -> shelf.id().equals(event.shelf())
                            ? new Shelf(shelf.id(), shelf.pieces() + event.pieces(), event.by())
                            : shelf);
                }

                public record Shelf(String id, int pieces, String filledBy) {}
                public record ShelfPlaced(String shelf) {}
                public record StockCounted(String article, int pieces, BigDecimal price, String by) {}
                public record ShelfFilled(String shelf, int pieces, String by) {}
            }
            """;

    /** Every 9,973rd filling of a shelf cannot be applied. */
    private static final String FILL = """
            INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version,
                                occurred_at, payload, metadata)
            SELECT gen_random_uuid(), 'warehouse-1', 'Warehouse', n,
                   CASE WHEN n <= 250 THEN 'ShelfPlaced' WHEN n %% 3 = 0 THEN 'ShelfFilled' ELSE 'StockCounted' END, 1,
                   now() - (%1$d - n) * interval '25 seconds',
                   CASE WHEN n <= 250 THEN jsonb_build_object('shelf', 'shelf-' || n)
                        WHEN n %% 3 = 0 THEN jsonb_build_object('shelf', 'shelf-' || 1 + n * 7 %% 250,
                                'pieces', CASE WHEN n %% 9973 = 0 THEN -1 ELSE n %% 90 END, 'by', 'clerk-' || n %% 12)
                        ELSE jsonb_build_object('article', 'article-' || n * 31 %% 200, 'pieces', n %% 700,
                                'price', 12.50, 'by', 'clerk-' || n %% 12) END,
                   '{}'
            FROM generate_series(1, %1$d) AS n
            """;

    private LongStream() {}

    /** Writes the stream into an empty database. */
    static void fill(DataSource database) throws SQLException {
        new PostgresEventStore(database, new EventSerializer(EventTypes.of(List.of())));
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE \"events_Warehouse\" PARTITION OF events FOR VALUES IN ('Warehouse')");
            statement.execute(FILL.formatted(EVENTS));
            statement.execute("INSERT INTO aggregates (aggregate_id, aggregate_type, version)"
                    + " VALUES ('warehouse-1', 'Warehouse', %d)".formatted(EVENTS));
            statement.execute("VACUUM ANALYZE events, aggregates");
        }
    }

    /** Builds the application; the jar that it is in. */
    static Path application(Path folder) {
        return new SourceJar()
                .source("app/Warehouse.java", WAREHOUSE)
                .writeTo(folder.resolve("warehouse.jar"))
                .getFirst();
    }
}
