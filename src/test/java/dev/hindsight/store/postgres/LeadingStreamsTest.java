package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Page;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamQuery.Order;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.testing.GeneratedStore;
import dev.hindsight.testing.TestPostgres;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists of more streams than are looked at for their beginning, against all of them put in order here. */
final class LeadingStreamsTest {
    private static final int PAGE = 100;
    private static EventStore store;
    private static List<StreamSummary> all;

    @BeforeAll
    static void fill() {
        DataSource database = TestPostgres.freshDatabase();
        GeneratedStore.fill(database, 25_000);
        store = new PostgresStores()
                .open(new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, null), Cancellation.never());
        all = store.streams(StreamQuery.first(100_000).orderedBy(Order.NAME), Cancellation.never())
                .items();
    }

    @AfterAll
    static void close() {
        store.close();
    }

    @Test
    void theStreamsWrittenLastComeFirst() {
        assertThat(pages(StreamQuery.first(PAGE)))
                .isEqualTo(sorted(Comparator.comparing(StreamSummary::lastAt).reversed(), _ -> true));
    }

    @Test
    void theLongestStreamsComeFirst() {
        assertThat(pages(StreamQuery.first(PAGE).orderedBy(Order.SIZE)))
                .isEqualTo(
                        sorted(Comparator.comparingLong(StreamSummary::events).reversed(), _ -> true));
    }

    @Test
    void streamsOfFewAmongTheNewestAreFoundToo() {
        StreamQuery query = StreamQuery.first(PAGE).ofTypes(Set.of("Account"));

        assertThat(pages(query))
                .isEqualTo(sorted(
                        Comparator.comparing(StreamSummary::lastAt).reversed(),
                        stream -> stream.type().equals("Account")))
                .isNotEmpty();
    }

    @Test
    void aTextThatFewNamesContainIsFound() {
        StreamQuery query = StreamQuery.first(PAGE).orderedBy(Order.SIZE).matching("-99");

        assertThat(pages(query))
                .isEqualTo(sorted(
                        Comparator.comparingLong(StreamSummary::events).reversed(),
                        stream -> stream.id().value().contains("-99")))
                .isNotEmpty();
    }

    private static List<StreamSummary> pages(StreamQuery query) {
        List<StreamSummary> listed = new ArrayList<>();
        Page<StreamSummary> page = store.streams(query, Cancellation.never());
        while (!page.ending().complete()) {
            listed.addAll(page.items());
            page = store.streams(query.after(page.items().getLast()), Cancellation.never());
        }
        listed.addAll(page.items());
        return listed;
    }

    private static List<StreamSummary> sorted(Comparator<StreamSummary> order, Predicate<StreamSummary> shown) {
        return all.stream()
                .filter(shown)
                .sorted(order.thenComparing(stream -> stream.id().value()))
                .toList();
    }
}
