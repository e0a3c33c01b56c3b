package dev.hindsight.ui.causation;

import dev.hindsight.ui.common.Palette;
import java.util.OptionalInt;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * A picture with rows one below the other, names at their left, and time to the right. Only the rows in view are drawn,
 * however many there are.
 */
abstract class TimePane extends Pane implements TracePane {
    static final double HEAD = 24;
    private static final double BAR = 12;
    private static final double WHEEL = 0.0025;
    private static final double STEP = 1.25;

    final CausationModel model;
    final Fonts fonts = Fonts.load();
    private final ObjectProperty<TimeWindow> window;
    private final double rowHeight;
    private final Canvas canvas = new Canvas();
    private final ScrollBar scroll = new ScrollBar();
    private final HoverCard card;
    private @Nullable Shown shown;
    private TimeScale scale = new TimeScale(new long[0]);
    private Set<Integer> path = Set.of();
    private int hovered = CausationModel.NONE;

    /** @param window which time is in view, shared with other pictures of the same trace */
    TimePane(CausationModel model, ObjectProperty<TimeWindow> window, String id, String name, double rowHeight) {
        this.model = model;
        this.window = window;
        this.rowHeight = rowHeight;
        this.card = new HoverCard(model.workspace());
        setId(id);
        getStyleClass().add("canvas-holder");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText(name);
        setMinSize(0, 0);
        scroll.setOrientation(Orientation.VERTICAL);
        getChildren().setAll(canvas, scroll, card);
        listenToModel();
        listenToPointer();
        setOnKeyPressed(this::press);
    }

    /** How many rows there are. */
    abstract int rows(Shown now);

    /** The row in which a node is. */
    abstract int rowOf(Shown now, int node);

    /** The width of the names at the left. */
    abstract double names();

    /** Another trace, or the same with other nodes folded. */
    abstract void prepare(Shown now);

    abstract void paintRows(GraphicsContext graphics, Shown now, int first, int last);

    /** The node at a point of the view. */
    abstract OptionalInt at(Shown now, double x, double y);

    /** A click on the names, or on a node. */
    abstract void click(Shown now, double x, double y, int count);

    /** A key that only this picture knows. */
    abstract boolean walk(KeyEvent event);

    @Override
    public final void fit() {
        window.set(TimeWindow.ALL);
    }

    @Override
    public final void zoomIn() {
        window.set(window.get().zoomed(STEP, anchor()));
    }

    @Override
    public final void zoomOut() {
        window.set(window.get().zoomed(1 / STEP, anchor()));
    }

    /** The selected event keeps its place, or else what is in the middle. */
    private double anchor() {
        Shown now = shown;
        int selected = selected();
        if (now == null || selected == CausationModel.NONE) {
            return 0.5;
        }
        double part =
                (scale.unit(now.latencies().micros(selected)) - window.get().from())
                        / window.get().length();
        return part < 0 || part > 1 ? 0.5 : part;
    }

    final int selected() {
        return model.selectedProperty().get();
    }

    final int hovered() {
        return hovered;
    }

    final boolean isOnPath(int node) {
        return path.contains(node);
    }

    final boolean isDimmed(int node) {
        return model.isSearching() && !model.foundProperty().get().get(node);
    }

    final Palette palette() {
        return model.workspace().view().palette();
    }

    final TimeScale scale() {
        return scale;
    }

    /** Where a moment is in the view. */
    final double x(long micros) {
        return names()
                + (scale.unit(micros) - window.get().from()) / window.get().length() * timeWidth();
    }

    /** The upper edge of a row. */
    final double y(int row) {
        return HEAD + row * rowHeight - scroll.getValue();
    }

    /** The row at a height of the view; possibly beyond the last. */
    final int rowAt(double y) {
        return (int) Math.floor((y - HEAD + scroll.getValue()) / rowHeight);
    }

    final double right() {
        return getWidth() - BAR;
    }

    private double timeWidth() {
        return Math.max(1, right() - names() - 16);
    }

    /** The moment at a place of the view. */
    final long micros(double x) {
        return scale.micros(
                window.get().from() + (x - names()) / timeWidth() * window.get().length());
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        scroll.resizeRelocate(getWidth() - BAR, HEAD, BAR, Math.max(0, getHeight() - HEAD));
        adjustScroll();
        paint();
    }

    private void listenToModel() {
        model.shownProperty().subscribe(this::show);
        model.selectedProperty().subscribe(index -> select(index.intValue()));
        model.foundProperty().addListener((property, before, now) -> paint());
        model.workspace().view().paletteProperty().addListener((property, before, now) -> paint());
        window.addListener((property, before, now) -> paint());
        scroll.valueProperty().addListener((property, before, now) -> paint());
        visibleProperty().addListener((property, before, now) -> {
            reveal();
            paint();
        });
    }

    private void show(@Nullable Shown now) {
        boolean sameTimes = now != null && now.sharesTrace(shown);
        shown = now;
        card.setVisible(false);
        if (now != null) {
            scale = sameTimes ? scale : TimeScale.of(now);
            prepare(now);
        }
        adjustScroll();
        reveal();
        paint();
    }

    private void select(int index) {
        path = shown == null || index == CausationModel.NONE
                ? Set.of()
                : shown.trace().pathToRoot(index);
        if (shown != null && index != CausationModel.NONE) {
            setAccessibleText(BoxText.spoken(shown, index));
        }
        reveal();
        paint();
    }

    private void adjustScroll() {
        double content = shown == null ? 0 : rows(shown) * rowHeight + rowHeight / 2;
        double view = Math.max(1, getHeight() - HEAD);
        scroll.setMax(Math.max(0, content - view));
        scroll.setVisibleAmount(scroll.getMax() * view / Math.max(view, content));
        scroll.setUnitIncrement(rowHeight);
        scroll.setBlockIncrement(view);
        scroll.setVisible(content > view);
        scroll.setValue(Math.clamp(scroll.getValue(), 0, scroll.getMax()));
    }

    /** Moves no further than needed to have the selected event in view. */
    private void reveal() {
        Shown now = shown;
        if (now == null || selected() == CausationModel.NONE || getHeight() <= HEAD || !isVisible()) {
            return;
        }
        double top = rowOf(now, selected()) * rowHeight;
        double view = getHeight() - HEAD;
        if (top < scroll.getValue() || top + rowHeight > scroll.getValue() + view) {
            scroll.setValue(Math.clamp(top - view / 2, 0, scroll.getMax()));
        }
        window.set(window.get().revealing(scale.unit(now.latencies().micros(selected()))));
    }

    final void paint() {
        if (!isVisible()) {
            return;
        }
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(palette().background());
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Shown now = shown;
        if (now != null && getWidth() > names()) {
            new TimeRuler(graphics, this, fonts).paintGaps(getHeight());
            int last = Math.min(rows(now) - 1, rowAt(getHeight()));
            paintRows(graphics, now, Math.max(0, rowAt(HEAD)), last);
            new TimeRuler(graphics, this, fonts).paintHead();
        }
    }

    private void listenToPointer() {
        PanDrag.install(this, this::pan, this::click);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> hoverAt(CausationModel.NONE, 0, 0));
        setOnScroll(this::scroll);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            double part = Math.clamp((event.getX() - names()) / timeWidth(), 0, 1);
            window.set(window.get().zoomed(Math.exp(event.getDeltaY() * WHEEL), part));
        } else if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            double delta = event.getDeltaX() == 0 ? event.getDeltaY() : event.getDeltaX();
            window.set(window.get().panned(-delta / timeWidth()));
        } else {
            scroll.setValue(Math.clamp(scroll.getValue() - event.getDeltaY(), 0, scroll.getMax()));
        }
        event.consume();
    }

    private void pan(double x, double y) {
        hoverAt(CausationModel.NONE, 0, 0);
        window.set(window.get().panned(-x / timeWidth()));
        scroll.setValue(Math.clamp(scroll.getValue() - y, 0, scroll.getMax()));
    }

    private void click(MouseEvent event) {
        Shown now = shown;
        if (now != null && event.getY() > HEAD) {
            click(now, event.getX(), event.getY(), event.getClickCount());
        }
    }

    private void hover(MouseEvent event) {
        Shown now = shown;
        if (now != null) {
            OptionalInt node = event.getY() > HEAD ? at(now, event.getX(), event.getY()) : OptionalInt.empty();
            hoverAt(node.orElse(CausationModel.NONE), event.getX(), event.getY());
        }
    }

    private void hoverAt(int node, double x, double y) {
        boolean changed = node != hovered;
        hovered = node;
        setCursor(node == CausationModel.NONE ? Cursor.DEFAULT : Cursor.HAND);
        Shown now = shown;
        if (now == null || node == CausationModel.NONE) {
            card.setVisible(false);
        } else {
            card.show(now, node, x, y, this);
        }
        if (changed) {
            paint();
        }
    }

    private void press(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        switch (event.getCode()) {
            case F, DIGIT0, NUMPAD0 -> fit();
            case PLUS, EQUALS, ADD -> zoomIn();
            case MINUS, SUBTRACT -> zoomOut();
            case N -> model.nextFound();
            default -> {
                if (!walk(event)) {
                    return;
                }
            }
        }
        event.consume();
    }
}
