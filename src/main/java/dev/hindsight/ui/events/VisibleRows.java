package dev.hindsight.ui.events;

import javafx.scene.control.IndexedCell;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;
import org.jspecify.annotations.Nullable;

/** Which rows of a table are in view, and moving that, to the pixel. */
final class VisibleRows {
    private static final String FLOW = ".virtual-flow";

    private final TableView<?> table;
    private @Nullable VirtualFlow<?> flow;

    /** @param moved is run whenever other rows come into view */
    VisibleRows(TableView<?> table, Runnable moved) {
        this.table = table;
        table.skinProperty().subscribe(skin -> {
            if (skin != null && table.lookup(FLOW) instanceof VirtualFlow<?> found) {
                flow = found;
                found.positionProperty().addListener((property, before, now) -> moved.run());
                found.heightProperty().addListener((property, before, now) -> moved.run());
            }
        });
    }

    /** The index of the first row in view; -1 while there is none. */
    int first() {
        return flow == null ? -1 : index(flow.getFirstVisibleCell());
    }

    /** The index of the last row in view; -1 while there is none. */
    int last() {
        return flow == null ? -1 : index(flow.getLastVisibleCell());
    }

    /** How many pixels of the first row in view are above the edge. */
    double hiddenOfFirst() {
        IndexedCell<?> top = flow == null ? null : flow.getFirstVisibleCell();
        return top == null ? 0 : -top.getLayoutY();
    }

    /** How far the rows that are held are scrolled, from 0 to 1. */
    double position() {
        return flow == null ? 0 : flow.getPosition();
    }

    void setPosition(double position) {
        if (flow != null) {
            flow.setPosition(position);
        }
    }

    /** Scrolls by so many pixels, downwards if they are positive. */
    void scrollBy(double pixels) {
        if (flow != null) {
            flow.scrollPixels(pixels);
        }
    }

    /** Brings a row to the top, with so many of its pixels above the edge. */
    void scrollTo(int index, double hidden) {
        table.scrollTo(index);
        if (hidden > 0) {
            scrollBy(hidden);
        }
    }

    /** Whether all of a row is in view, and it is not the very first or last. */
    boolean contains(int index) {
        return index > first() && index < last();
    }

    /** How many rows are to be seen above one that is looked for. */
    int context() {
        return Math.max(2, (last() - first()) / 3);
    }

    private static int index(@Nullable IndexedCell<?> cell) {
        return cell == null ? -1 : cell.getIndex();
    }
}
