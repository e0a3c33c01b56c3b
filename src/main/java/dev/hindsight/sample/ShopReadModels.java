package dev.hindsight.sample;

import dev.hindsight.eventsourcing.EventStore;
import dev.hindsight.eventsourcing.projection.Projection;
import dev.hindsight.eventsourcing.projection.Projector;
import dev.hindsight.eventsourcing.projection.ReadModels;
import dev.hindsight.eventsourcing.projection.RunningProjections;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The read models of the shop, in its own database or any other. */
public final class ShopReadModels {
    private static final Duration PAUSE = Duration.ofMillis(300);

    private ShopReadModels() {}

    /** All projections of the shop. */
    public static List<Projection> projections() {
        return List.of(new OrderSummaries(), new OrderProgress());
    }

    /** Brings the read models in a database up to date with a store, making them where they are missing. */
    public static void catchUp(EventStore store, DataSource database) {
        ReadModels models = new ReadModels(database, ReadModels.DEFAULT_SCHEMA);
        projections().forEach(projection -> new Projector(store, models, projection).catchUp());
    }

    /** Keeps the read models in a database up to date until closed. */
    public static RunningProjections start(EventStore store, DataSource database) {
        return RunningProjections.start(
                store, new ReadModels(database, ReadModels.DEFAULT_SCHEMA), projections(), PAUSE);
    }
}
