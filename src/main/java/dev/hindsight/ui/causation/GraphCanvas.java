package dev.hindsight.ui.causation;

import dev.hindsight.causation.TraceNode;
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
final class GraphCanvas extends Pane {
    private static final double READABLE_WIDTH = 130;
    private static final double READABLE_HEIGHT = 18;
    private static final double WHEEL = 0.0025;
    private static final double STEP = 1.25;
    private static final double HAND_TREMOR = 4;

    private final CausationModel model;
    private final Canvas canvas = new Canvas();
    private final HoverCard card = new HoverCard();
    private final Fonts fonts = Fonts.load();
    private Viewport view = Viewport.fit(new Viewport.Frame(1, 1, 1, 1));
    private @Nullable Operation shown;
    private Set<Integer> path = Set.of();
    private int hovered = CausationModel.NONE;
    private double pressedX;
    private double pressedY;
    private double lastX;
    private double lastY;
    private boolean dragging;
    private boolean placed;

    GraphCanvas(CausationModel model) {
        this.model = model;
        setId("causation-graph");
        getStyleClass().add("canvas-holder");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.NODE);
        setAccessibleText("Trace of causes and effects");
        setMinSize(0, 0);
        getChildren().setAll(canvas, card);
        listenToModel();
        listenToPointer();
        setOnKeyPressed(new GraphKeys(model, this));
    }

    /** The whole operation in view. */
    void fit() {
        view = Viewport.fit(frame());
        paint();
    }

    void zoomIn() {
        zoom(STEP, getWidth() / 2, getHeight() / 2);
    }

    void zoomOut() {
        zoom(1 / STEP, getWidth() / 2, getHeight() / 2);
    }

    /** The place and size of what is shown, for tests. */
    Viewport viewport() {
        return view;
    }

    Geometry geometry(Operation operation) {
        return new Geometry(operation.graph(), model.planProperty().get(), view);
    }

    @Override
    protected void layoutChildren() {
        if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
            canvas.setWidth(getWidth());
            canvas.setHeight(getHeight());
            adjust();
        }
    }

    private void listenToModel() {
        ViewSettings settings = model.workspace().view();
        model.operationProperty().subscribe(this::show);
        model.selectedProperty().subscribe(index -> select(index.intValue()));
        model.planProperty().addListener((property, before, now) -> place());
        settings.paletteProperty().addListener((property, before, now) -> paint());
    }

    private void listenToPointer() {
        setOnMousePressed(this::press);
        setOnMouseDragged(this::drag);
        setOnMouseReleased(this::release);
        setOnMouseMoved(this::hover);
        setOnMouseExited(event -> hoverAt(CausationModel.NONE, 0, 0));
        setOnScroll(this::scroll);
    }

    /** Another operation is shown as a whole or, if that is too small to read, from the selected event on. */
    private void show(@Nullable Operation operation) {
        boolean same = shown != null && operation != null && shown.sameAs(operation);
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
                : shown.graph().pathToRoot(index);
        if (shown != null && index != CausationModel.NONE) {
            setAccessibleText(BoxText.spoken(shown.graph(), index));
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
        TraceNode node = shown.graph().node(index);
        return start.centred(plan.x(node) + Plan.BOX_WIDTH / 2, plan.y(node) + Plan.BOX_HEIGHT / 2);
    }

    private static boolean readable(Viewport view) {
        return Plan.BOX_WIDTH * view.scaleX() >= READABLE_WIDTH && Plan.BOX_HEIGHT * view.scaleY() >= READABLE_HEIGHT;
    }

    private void reveal() {
        Operation operation = shown;
        int index = model.selectedProperty().get();
        if (operation != null && index != CausationModel.NONE && getWidth() > 0) {
            Plan plan = model.planProperty().get();
            TraceNode node = operation.graph().node(index);
            view = view.revealing(plan.x(node), plan.y(node), Plan.BOX_WIDTH, Plan.BOX_HEIGHT);
        }
    }

    private Viewport.Frame frame() {
        if (shown == null) {
            return new Viewport.Frame(1, 1, getWidth(), getHeight());
        }
        Plan plan = model.planProperty().get();
        return new Viewport.Frame(plan.width(shown.graph()), plan.height(shown.graph()), getWidth(), getHeight());
    }

    private void paint() {
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setFill(model.workspace().view().palette().background());
        graphics.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
        Operation operation = shown;
        if (operation != null) {
            Picture picture = new Picture(
                    geometry(operation),
                    model.selectedProperty().get(),
                    path,
                    hovered,
                    model.workspace().view().palette(),
                    model.workspace().styles());
            new LinkPainter(graphics, picture, fonts.small(), fonts.smallText()).paint();
            new BoxPainter(graphics, picture, fonts).paint();
        }
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

    private void press(MouseEvent event) {
        requestFocus();
        pressedX = event.getX();
        pressedY = event.getY();
        lastX = pressedX;
        lastY = pressedY;
        dragging = false;
    }

    private void drag(MouseEvent event) {
        dragging |= Math.hypot(event.getX() - pressedX, event.getY() - pressedY) > HAND_TREMOR;
        if (dragging) {
            hoverAt(CausationModel.NONE, 0, 0);
            setCursor(Cursor.CLOSED_HAND);
            view = view.panned(event.getX() - lastX, event.getY() - lastY);
            lastX = event.getX();
            lastY = event.getY();
            paint();
        }
    }

    private void release(MouseEvent event) {
        setCursor(Cursor.DEFAULT);
        Operation operation = shown;
        if (!dragging && operation != null) {
            geometry(operation).at(event.getX(), event.getY()).ifPresent(model::select);
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
            card.show(
                    BoxText.details(
                            shown.graph(),
                            index,
                            shown.start(),
                            model.workspace().view().zone()),
                    x,
                    y,
                    this);
        }
        if (changed) {
            paint();
        }
    }
}
