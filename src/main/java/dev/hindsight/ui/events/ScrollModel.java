package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoreScale;
import dev.hindsight.ui.common.Tasks;
import dev.hindsight.ui.common.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The list as something to scroll through, of whatever length: how far along all of it a row is, from 0 at its top to 1 at
 * its bottom, and reading anew at any place on the way. Measured once the rows turn out not to be all there are.
 */
final class ScrollModel {
    private final Workspace workspace;
    private final HeldRows rows;
    private final RowJumps jumps;
    private final EventQuestion question;
    private final Tasks.Slot slot = new Tasks.Slot();
    private final ReadOnlyObjectWrapper<@Nullable ListScale> scale = new ReadOnlyObjectWrapper<>(this, "scale", null);
    private @Nullable Extent measured;

    /** What the length of the list depends on. */
    private record Extent(
            @Nullable StreamId stream,
            @Nullable Instant since,
            @Nullable Instant until) {}

    ScrollModel(Workspace workspace, HeldRows rows, RowJumps jumps, EventQuestion question) {
        this.workspace = workspace;
        this.rows = rows;
        this.jumps = jumps;
        this.question = question;
        rows.wholeProperty().subscribe(whole -> measure());
    }

    /** Null while it is not known how long the list is, or it is held whole. */
    ReadOnlyObjectProperty<@Nullable ListScale> scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    /** How far down the list a row is; empty while that is not known. */
    OptionalDouble shareOf(EventHeader row) {
        ListScale known = scale.get();
        return known == null ? OptionalDouble.empty() : OptionalDouble.of(turned(known.shareOf(row)));
    }

    /** What is at that share of the list, for people; empty while that is not known. */
    String words(double share) {
        ListScale known = scale.get();
        return known == null ? "" : known.words(turned(share), workspace.view().zone());
    }

    /** Reads the rows at that share of the list, in place of those that are there. */
    void goTo(double share) {
        ListScale known = scale.get();
        if (share <= 0 || share >= 1) {
            jumps.toEnd(share <= 0);
        } else if (known != null) {
            jumps.from(cancellation -> known.placeAt(turned(share), workspace.store(), cancellation));
        }
    }

    /** To be called when the store is read again. */
    void reset() {
        measured = null;
        slot.cancel();
        scale.set(null);
        measure();
    }

    /** To be called when the question has changed. */
    void follow() {
        if (!extent().equals(measured)) {
            reset();
        }
    }

    void grow(List<EventHeader> arrived) {
        ListScale known = scale.get();
        if (known != null) {
            for (EventHeader event : arrived) {
                known = known.with(event);
            }
            scale.set(known);
        }
    }

    private void measure() {
        Extent extent = extent();
        if (rows.wholeProperty().get() || question.lacksStream() || extent.equals(measured)) {
            return;
        }
        measured = extent;
        workspace
                .tasks()
                .run("Measuring the list", task -> measured(extent, task.cancellation()))
                .unmentioned()
                .onSuccess(found -> scale.set(found.orElse(null)))
                // Without a scale, the bar is about the rows that are held.
                .onError(StoreException.class, error -> measured = null)
                .in(slot)
                .start();
    }

    private Optional<ListScale> measured(Extent extent, Cancellation cancellation) {
        StreamId stream = extent.stream();
        return stream == null
                ? StoreScale.measure(workspace.store(), extent.since(), extent.until(), cancellation)
                        .map(ListScale.WholeStore::new)
                : workspace.store().stream(stream, cancellation)
                        .map(found -> new ListScale.OneStream(stream, found.firstVersion(), found.lastVersion()));
    }

    private Extent extent() {
        EventFilter filter = question.filter();
        return new Extent(question.onlyStream(), filter.since(), filter.until());
    }

    private double turned(double share) {
        return question.newestFirst() ? 1 - share : share;
    }
}
