package dev.hindsight.ui.causation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.causation.Trace;
import dev.hindsight.causation.TraceNode;
import dev.hindsight.event.CorrelationId;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.testing.ListStore;
import dev.hindsight.testing.ShopHistory;
import dev.hindsight.testing.Workspaces;
import dev.hindsight.ui.common.PanelState;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CausationModelTest {
    private final ShopHistory history = new ShopHistory();
    private final List<EventHeader> order = history.order(10042);
    private final List<EventHeader> other = history.order(10043);
    private final EventHeader alone = history.record("Shop", "shop", "ShopOpened", null, null);
    private final EventHeader uncorrelated = history.record("Shop", "shop", "SignLit", null, null);
    private final EventHeader effect = history.record("Shop", "shop", "MothArrived", null, uncorrelated.id());
    private final ListStore store = new ListStore(history.events());
    private final Workspace workspace = Workspaces.direct(store);
    private final CausationModel model = new CausationModel(workspace);

    @Test
    void theOperationOfTheSelectedEventIsShownAcrossStreams() {
        workspace.go(order.get(3));
        assertThat(shown().summary()).isEqualTo("14 events in 4 streams · 2 d 3 h");
        assertThat(selected()).isEqualTo(order.get(3));
    }

    @Test
    void movingWithinAnOperationKeepsTheGraph() {
        workspace.go(order.get(3));
        Operation before = shown();
        workspace.go(order.get(9));
        assertThat(shown()).isSameAs(before);
        assertThat(selected()).isEqualTo(order.get(9));
    }

    @Test
    void aVersionIsEnoughToFindTheBox() {
        workspace.go(order.get(3));
        EventHeader paid = order.get(5);
        workspace.navigation().step(new Location("shop", paid.stream(), paid.version(), null));
        assertThat(selected()).isEqualTo(paid);
    }

    @Test
    void anotherOperationIsAnotherGraph() {
        workspace.go(order.get(3));
        workspace.go(other.getFirst());
        assertThat(model.correlation())
                .isEqualTo(Optional.ofNullable(other.getFirst().correlation()));
        assertThat(selected()).isEqualTo(other.getFirst());
    }

    @Test
    void keysWalkToCauseAndEffectAndThereforeMoveTheWindow() {
        workspace.go(order.getFirst());
        model.walk(Walk.FIRST_EFFECT);
        assertThat(workspace.navigation().location()).contains(workspace.locationOf(order.get(1)));
        model.walk(Walk.BEHIND);
        assertThat(selected()).isEqualTo(order.get(2));
        model.walk(Walk.CAUSE);
        assertThat(selected()).isEqualTo(order.getFirst());
        model.walk(Walk.CAUSE);
        assertThat(selected()).isEqualTo(order.getFirst());
    }

    @Test
    void aCauseThatIsNotStoredIsABoxOfItsOwn() {
        CorrelationId operation = new CorrelationId("refund");
        EventHeader refund = history.record("Payment", "payment-1", "Refunded", operation, new EventId("command-7"));
        store.add(refund);
        workspace.go(refund);
        assertThat(shown().summary()).isEqualTo("1 event in 1 stream · 1 missing cause");
        Trace graph = shown().graph();
        TraceNode ghost = graph.node(graph.node(model.selectedProperty().get()).parent());
        assertThat(BoxText.subtitle(ghost)).isEqualTo("command or event command-7");
    }

    @Test
    void withoutACorrelationCausesAndEffectsAreFollowed() {
        workspace.go(effect);
        assertThat(shown().graph().size()).isEqualTo(2);
        assertThat(model.correlation()).isEmpty();
        workspace.go(uncorrelated);
        assertThat(shown().graph().size()).isEqualTo(2);
    }

    @Test
    void anEventWithoutAnyLinkSaysSo() {
        workspace.go(alone);
        assertThat(model.stateProperty().get())
                .isInstanceOfSatisfying(
                        PanelState.Empty.class,
                        empty -> assertThat(empty.title()).isEqualTo("This event stands alone"));
    }

    @Test
    void readingAgainShowsWhatFollowedSince() {
        workspace.go(order.getLast());
        store.add(history.record(
                "Order",
                "order-10042",
                "InvoiceSent",
                order.getLast().correlation(),
                order.getLast().id()));
        workspace.reload();
        assertThat(shown().graph().size()).isEqualTo(15);
        assertThat(selected()).isEqualTo(order.getLast());
    }

    @Test
    void whileNobodyLooksNothingIsRead() {
        model.wantedProperty().set(false);
        workspace.go(order.getFirst());
        assertThat(model.operationProperty().get()).isNull();
        model.wantedProperty().set(true);
        assertThat(selected()).isEqualTo(order.getFirst());
    }

    @Test
    void theOperationCanBeHandedToTheList() {
        List<CorrelationId> asked = new ArrayList<>();
        model.onShowInList(asked::add);
        workspace.go(order.getFirst());
        model.showInList();
        assertThat(asked)
                .containsExactly(Objects.requireNonNull(order.getFirst().correlation()));
    }

    private Operation shown() {
        return Objects.requireNonNull(model.operationProperty().get());
    }

    private EventHeader selected() {
        return Objects.requireNonNull(
                shown().graph().node(model.selectedProperty().get()).event());
    }
}
