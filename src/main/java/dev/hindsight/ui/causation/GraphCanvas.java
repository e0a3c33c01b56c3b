package dev.hindsight.ui.causation;

import dev.hindsight.causation.TreeLayout;
import dev.hindsight.ui.common.ViewSettings;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The picture: draws what is in view, and lets it be moved, zoomed and walked. */
final class GraphCanvas extends Pane implements TracePane {
    private static final double READABLE_WIDTH = 130;
    private static final double READABLE_HEIGHT = 18;
    private static final double WHEEL = 0.0025;
    private static final double STEP = 1.25;
    private static final double MINIMAP_INSET = 12;

    private final CausationModel model;
    private final Canvas canvas = new Canvas();
    private final HoverCard card;
    private final Minimap minimap;
    private final Fonts fonts = Fonts.load();
    private Viewport view = Viewport.fit(new Viewport.Frame(1, 1, 1, 1));
    private @Nullable Shown shown;
    private Set<Integer> path = Set.of();
    private int hovered = CausationModel.NONE;
    private boolean placed;

    GraphCanvas(CausationModel model) {
        this.model = model;
        this.card = new HoverCard(model.workspace());
        this.minimap = new Minimap(model, this::centre);
        setId("causation-graph");
        getStyleClass().add("canvas-holder");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText("Trace of causes and effects");
        setMinSize(0, 0);
        getChildren().setAll(canvas, minimap, card);
        listenToModel();
        listenToPointer();
        setOnKeyPressed(new GraphKeys(model, this));
    }

    @Override
    public void fit() {
        view = Viewport.fit(frame());
        paint();
    }

    @Override
    public void zoomIn() {
        zoom(STEP, getWidth() / 2, getHeight() / 2);
    }

    @Override
    public void zoomOut() {
        zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
    }

    /** The place and size of what is shown, for tests. */
    Viewport viewport() {
        return view;
    }

    Geometry geometry(Shown operation) {
        return new Geometry(operation.layout(), model.planProperty().get(), view);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            minimap.relocate(getWidth() - Minimap.WIDTH - MINIMAP_INSET, getHeight() - Minimap.HEIGHT - MINIMAP_INSET);
            adjust();
        }
    }

    private void listenToModel() {
        ViewSettings settings = model.workspace().view();
        model.shownProperty().subscribe(this::show);
        model.foundProperty().addListener((property, before, now) -> paint());
        model.selectedProperty().subscribe(index -> select(index.intValue()));
        model.planProperty().addListener((property, before, now) -> place());
        settings.paletteProperty().addListener((property, before, now) -> paint());
    }

    private void listenToPointer() {
        PanDrag.install(this, this::pan, this::click);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> hoverAt(CausationModel.NONE, 0, 0));
        setOnScroll(this::scroll);
    }

    /** Another operation is shown as a whole or, if that is too small to read, from the selected event on. */
    private void show(@Nullable Shown operation) {
        boolean same = shown != null
                && operation != null
                && (operation.sharesTrace(shown) || shown.operation().sameAs(operation.operation()));
        shown = operation;
        hoverAt(CausationModel.NONE, 0, 0);
        if (same) {
            adjust();
        } else {
            place();
        }
    }

    private void select(int index) {
        path = shown == null || index == CausationModel.NONE
                ? Set.of()
                : shown.trace().pathToRoot(index);
        if (shown != null && index != CausationModel.NONE) {
            setAccessibleText(BoxText.spoken(shown, index));
            if (placed) {
                reveal();
            } else {
                adjust();
            }
        }
        paint();
    }

    private void place() {
        placed = false;
        adjust();
    }

    private void adjust() {
        if (getWidth() <= 0 || shown == null) {
            return;
        }
        view = placed ? view.in(frame()) : first();
        // The selection follows the operation; until it is there, where to look first is a guess.
        placed = placed || model.selectedProperty().get() != CausationModel.NONE;
        paint();
    }

    private Viewport first() {
        Viewport whole = Viewport.fit(frame());
        if (readable(whole)) {
            return whole;
        }
        int index = model.selectedProperty().get();
        Viewport start = new Viewport(frame(), 1, Viewport.MARGIN, Viewport.MARGIN);
        if (shown == null || index == CausationModel.NONE) {
            return start;
        }
        Plan plan = model.planProperty().get();
        return start.centred(
                plan.x(shown.layout(), index) + Plan.BOX_WIDTH / 2,
                plan.y(shown.layout(), index) + Plan.BOX_HEIGHT / 2);
    }

    private static boolean readable(Viewport view) {
        return Plan.BOX_WIDTH * view.scaleX() >= READABLE_WIDTH && Plan.BOX_HEIGHT * view.scaleY() >= READABLE_HEIGHT;
    }

    private void reveal() {
        Shown operation = shown;
        int index = model.selectedProperty().get();
        if (operation != null && index != CausationModel.NONE && getWidth() > 0) {
            Plan plan = model.planProperty().get();
            TreeLayout layout = operation.layout();
            view = view.revealing(plan.x(layout, index), plan.y(layout, index), Plan.BOX_WIDTH, Plan.BOX_HEIGHT);
        }
    }

    private Viewport.Frame frame() {
        if (shown == null) {
            return new Viewport.Frame(1, 1, getWidth(), getHeight());
        }
        Plan plan = model.planProperty().get();
        return new Viewport.Frame(plan.width(shown.layout()), plan.height(shown.layout()), getWidth(), getHeight());
    }

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(model.workspace().view().palette().background());
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Shown operation = shown;
        if (operation != null) {
            Picture picture = new Picture(
                    operation,
                    geometry(operation),
                    model.selectedProperty().get(),
                    path,
                    hovered,
                    model.isSearching() ? model.foundProperty().get() : null,
                    model.workspace().view().palette(),
                    model.workspace().styles());
            new LinkPainter(graphics, picture, fonts.small(), fonts.smallText()).paint();
            new BoxPainter(graphics, picture, fonts).paint();
        }
        minimap.show(operation, view);
    }

    /** Moves the view so that a point of the picture is in its middle. */
    private void centre(double x, double y) {
        view = view.centred(x, y);
        paint();
    }

    private void zoom(double factor, double x, double y) {
        view = view.zoomed(factor, x, y);
        paint();
    }

    private void scroll(ScrollEvent event) {
        if (event.isShiftDown() || Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            view = view.panned(event.getDeltaX(), event.isShiftDown() ? 0 : event.getDeltaY());
            paint();
        } else {
            zoom(Math.exp(event.getDeltaY() * WHEEL), event.getX(), event.getY());
        }
        event.consume();
    }

    private void pan(double x, double y) {
        hoverAt(CausationModel.NONE, 0, 0);
        view = view.panned(x, y);
        paint();
    }

    private void click(MouseEvent event) {
        Shown operation = shown;
        if (operation != null) {
            geometry(operation).at(event.getX(), event.getY()).ifPresent(index -> click(index, event.getClickCount()));
        }
    }

    private void click(int index, int count) {
        if (count == 2) {
            model.toggleFold(index);
        } else {
            model.select(index);
        }
    }

    private void hover(MouseEvent event) {
        if (shown != null) {
            hoverAt(
                    geometry(shown).at(event.getX(), event.getY()).orElse(CausationModel.NONE),
                    event.getX(),
                    event.getY());
        }
    }

    private void hoverAt(int index, double x, double y) {
        boolean changed = index != hovered;
        hovered = index;
        setCursor(index == CausationModel.NONE ? Cursor.DEFAULT : Cursor.HAND);
        if (shown == null || index == CausationModel.NONE) {
            card.setVisible(false);
        } else {
            card.show(shown, index, x, y, this);
        }
        if (changed) {
            paint();
        }
    }
}
