package dev.hindsight.ui.streams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.StreamQuery;
import dev.hindsight.store.StreamSummary;
import dev.hindsight.testing.Events;
import dev.hindsight.testing.Followed;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.LiveEvents;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsModelTest {
    private final Events events = new Events();
    private final InMemoryEventStore store = new InMemoryEventStore(List.of(
            events.next("order-1", "OrderPlaced", "{}"),
            events.next("order-2", "OrderPlaced", "{}"),
            events.next("payment-1", "PaymentRequested", "{}")));
    private final Workspace workspace = Workspaces.direct(store);
    private final StreamsModel model = new StreamsModel(workspace);

    @Test
    void aStreamThatIsWrittenToComesFirstAndCountsTheEventOnce() {
        LiveEvents live = Followed.begin(workspace);
        add("order-1");
        Followed.await(live, () -> names().getFirst().equals("order-1"));

        assertThat(names()).containsExactly("order-1", "payment-1", "order-2");
        assertThat(model.streams().getFirst())
                .extracting(StreamSummary::events, StreamSummary::lastVersion)
                .containsExactly(2L, 2L);
        workspace.reload();
        assertThat(model.streams().getFirst().events()).isEqualTo(2);
    }

    @Test
    void aNewStreamComesIntoTheListOnlyIfItIsAskedFor() {
        LiveEvents live = Followed.begin(workspace);
        model.search("order");
        add("payment-2");
        add("order-3");
        Followed.await(live, () -> names().size() > 2);

        assertThat(names()).containsExactly("order-3", "order-2", "order-1");
        model.order(StreamQuery.Order.NAME);
        add("order-0");
        Followed.await(live, () -> names().size() > 3);
        assertThat(names()).containsExactly("order-0", "order-1", "order-2", "order-3");
        assertThat(model.countProperty().get()).isEqualTo("4 streams");
    }

    private void add(String stream) {
        StoredEvent event = events.next(stream, "OrderChanged", "{}");
        store.add(event);
    }

    private List<String> names() {
        return model.streams().stream().map(stream -> stream.id().value()).toList();
    }
}
