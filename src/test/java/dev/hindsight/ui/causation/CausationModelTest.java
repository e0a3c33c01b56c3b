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
        assertThat(OperationText.summary(shown())).isEqualTo("14 events in 4 streams · 2 d 3 h");
        assertThat(selected()).isEqualTo(order.get(3));
    }

    @Test
    void movingWithinAnOperationKeepsTheGraph() {
        workspace.go(order.get(3));
        Shown before = shown();
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
        assertThat(OperationText.summary(shown())).isEqualTo("1 event in 1 stream · 1 cause not in this store");
        Trace graph = shown().trace();
        TraceNode ghost = graph.node(graph.node(model.selectedProperty().get()).parent());
        assertThat(BoxText.subtitle(ghost)).isEqualTo("command or event command-7");
    }

    @Test
    void withoutACorrelationCausesAndEffectsAreFollowed() {
        workspace.go(effect);
        assertThat(shown().trace().size()).isEqualTo(2);
        assertThat(model.correlation()).isEmpty();
        workspace.go(uncorrelated);
        assertThat(shown().trace().size()).isEqualTo(2);
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
        assertThat(shown().trace().size()).isEqualTo(15);
        assertThat(selected()).isEqualTo(order.getLast());
    }

    @Test
    void aCauseInAnotherOperationIsNamed() {
        EventHeader mail = history.record(
                "Mail",
                "mail-1",
                "MailSent",
                new CorrelationId("mails"),
                order.getLast().id());
        store.add(mail);
        workspace.go(mail);
        assertThat(OperationText.summary(shown())).isEqualTo("1 event in 1 stream · 1 cause in other operations");
        int cause = shown().trace().parent(0);
        assertThat(BoxText.subtitle(shown().trace().node(cause))).isEqualTo("other operation · order-10042 · v 5");
        model.select(cause);
        assertThat(shown().trace().events()).isEqualTo(14);
        assertThat(selected()).isEqualTo(order.getLast());
    }

    @Test
    void searchingFindsAndGoesRound() {
        workspace.go(order.getFirst());
        model.search("parcelP");
        assertThat(model.foundProperty().get().cardinality()).isEqualTo(1);
        model.nextFound();
        assertThat(selected().type()).isEqualTo("ParcelPacked");
        model.search("payment-10042");
        model.nextFound();
        EventHeader first = selected();
        assertThat(first.stream().value()).isEqualTo("payment-10042");
        model.nextFound();
        model.nextFound();
        model.nextFound();
        assertThat(selected()).isEqualTo(first);
        model.search(" ");
        assertThat(model.isSearching()).isFalse();
    }

    @Test
    void goingToAnEventUnfoldsWhatHidIt() {
        workspace.go(order.getFirst());
        model.toggleFold(model.selectedProperty().get());
        assertThat(shown().layout().rowCount()).isEqualTo(1);
        workspace.go(order.getLast());
        assertThat(shown().layout().folding().isEmpty()).isTrue();
        assertThat(selected()).isEqualTo(order.getLast());
    }

    @Test
    void thePicturesShareThePlace() {
        workspace.go(order.get(6));
        for (TraceView view : TraceView.values()) {
            model.look(view);
            assertThat(selected()).isEqualTo(order.get(6));
        }
    }

    @Test
    void itIsSaidWhereTheTimeWent() {
        workspace.go(order.getFirst());
        assertThat(OperationText.slowestPath(shown())).contains("Slowest path: 2 d 3 h over 8 steps");
        assertThat(OperationText.slowestLink(shown())).contains("Longest wait: 1 d 0 h for ParcelDelivered");
    }

    @Test
    void whileNobodyLooksNothingIsRead() {
        model.wantedProperty().set(false);
        workspace.go(order.getFirst());
        assertThat(model.shownProperty().get()).isNull();
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

    private Shown shown() {
        return Objects.requireNonNull(model.shownProperty().get());
    }

    private EventHeader selected() {
        return Objects.requireNonNull(
                shown().trace().node(model.selectedProperty().get()).event());
    }
}
