package dev.hindsight.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.store.InMemoryEventStore;
import dev.hindsight.store.StoreReadException;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.testing.Events;
import dev.hindsight.ui.common.EventStyles;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.ViewSettings;
import dev.hindsight.ui.common.Workspace;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionWatchTest {
    private final Events events = new Events();
    private final InMemoryEventStore store =
            new InMemoryEventStore(List.of(events.next("order-1", "OrderCreated", "{}")));
    private final Workspace workspace = new Workspace(
            store, new PayloadMergeHost(), Tasks.direct(), new EventStyles(List.of()), new ViewSettings());
    private final ConnectionWatch watch = new ConnectionWatch(workspace);

    @Test
    void doesNothingWhileAllIsWell() {
        watch.tick();

        assertThat(workspace.revisionProperty().get()).isZero();
    }

    @Test
    void saysThatTheServerIsGoneAndGoesOnOnceItIsBack() {
        StoreUnreachableException gone = new StoreUnreachableException("The server does not answer.", null);
        store.failWith(gone);
        workspace.tasks().report(gone);
        watch.tick();
        assertThat(watch.noticeProperty().get()).isNotNull().satisfies(notice -> {
            assertThat(notice.sentence())
                    .startsWith("The server does not answer.")
                    .contains("is kept");
            assertThat(notice.connectionLost()).isTrue();
        });

        store.failWith(null);
        watch.tick();

        assertThat(watch.noticeProperty().get()).isNull();
        assertThat(workspace.revisionProperty().get()).isEqualTo(1);
    }

    @Test
    void keepsOtherNoticesUntilTheyAreDismissed() {
        workspace.tasks().report(new StoreReadException("No privilege.", null));
        watch.tick();
        assertThat(watch.noticeProperty().get()).isNotNull();

        watch.dismissNotice();

        assertThat(watch.noticeProperty().get()).isNull();
    }
}
