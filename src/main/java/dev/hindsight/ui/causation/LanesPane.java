package dev.hindsight.ui.causation;

import dev.hindsight.causation.Trace;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.TextAlignment;

/** The trace as lanes, one for each stream, with the links between their events drawn over time. */
final class LanesPane extends TimePane {
    private static final double LANE = 38;
    private static final double MARK = 6;
    private static final double DIMMED = 0.25;
    private static final double WIDEST_NAMES = 240;
    /** With more links than that in view, those of the selected event and the slowest path are all one can see. */
    private static final int MOST_LINKS = 1500;

    private static final double NEAR = 8;

    private List<StreamId> streams = List.of();
    /** The nodes of each lane, in the order of time. */
    private int[][] lanes = {};

    private int[] laneOf = {};

    LanesPane(CausationModel model, ObjectProperty<TimeWindow> window) {
        super(model, window, "causation-lanes", "Streams as lanes over time, with links of causes and effects", LANE);
    }

    @Override
    int rows(Shown now) {
        return lanes.length;
    }

    @Override
    int rowOf(Shown now, int node) {
        return Math.max(0, laneOf[node]);
    }

    @Override
    double names() {
        return Math.floor(Math.min(WIDEST_NAMES, getWidth() * 0.3));
    }

    @Override
    void prepare(Shown now) {
        Trace trace = now.trace();
        streams = List.copyOf(trace.streams().keySet());
        laneOf = new int[trace.size()];
        List<List<Integer>> byLane = new ArrayList<>();
        streams.forEach(stream -> byLane.add(new ArrayList<>()));
        for (int node = 0; node < trace.size(); node++) {
            EventHeader event = trace.event(node);
            laneOf[node] = event == null || node >= trace.events()
                    ? CausationModel.NONE
                    : trace.streams().getOrDefault(event.stream(), CausationModel.NONE);
            if (laneOf[node] != CausationModel.NONE) {
                byLane.get(laneOf[node]).add(node);
            }
        }
        lanes = byLane.stream()
                .map(lane -> lane.stream()
                        .sorted(Comparator.comparingLong(node -> now.latencies().micros(node)))
                        .mapToInt(Integer::intValue)
                        .toArray())
                .toArray(int[][]::new);
    }

    @Override
    OptionalInt at(Shown now, double x, double y) {
        int lane = rowAt(y);
        if (lane < 0 || lane >= lanes.length || x < names()) {
            return OptionalInt.empty();
        }
        int after = firstFrom(now, lanes[lane], micros(x));
        return IntStream.of(after - 1, after)
                .filter(place -> place >= 0 && place < lanes[lane].length)
                .map(place -> lanes[lane][place])
                .filter(node -> Math.abs(x(now.latencies().micros(node)) - x) <= NEAR)
                .boxed()
                .min(Comparator.comparingDouble(
                        node -> Math.abs(x(now.latencies().micros(node)) - x)))
                .map(OptionalInt::of)
                .orElse(OptionalInt.empty());
    }

    @Override
    void click(Shown now, double x, double y, int count) {
        at(now, x, y).ifPresent(model::select);
    }

    /** Left and right along the lane; up to the cause, down to the first effect. */
    @Override
    boolean walk(KeyEvent event) {
        switch (event.getCode()) {
            case LEFT -> step(-1);
            case RIGHT -> step(1);
            case UP -> model.walk(Walk.CAUSE);
            case DOWN -> model.walk(Walk.FIRST_EFFECT);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void step(int by) {
        Shown now = model.shownProperty().get();
        if (now == null || selected() == CausationModel.NONE || laneOf[selected()] < 0) {
            return;
        }
        int[] lane = lanes[laneOf[selected()]];
        int at = firstFrom(now, lane, now.latencies().micros(selected()));
        while (at < lane.length && lane[at] != selected()) {
            at++;
        }
        if (at + by >= 0 && at + by < lane.length) {
            model.select(lane[at + by]);
        }
    }

    /** The first place of a lane whose event is not before that time. */
    private static int firstFrom(Shown now, int[] lane, long micros) {
        int low = 0;
        int high = lane.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (now.latencies().micros(lane[middle]) < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    void paintRows(GraphicsContext graphics, Shown now, int first, int last) {
        for (int lane = first; lane <= last; lane++) {
            paintLane(graphics, lane);
        }
        graphics.save();
        graphics.beginPath();
        graphics.rect(names(), HEAD, right() - names(), getHeight());
        graphics.clip();
        paintLinks(graphics, now, first, last);
        for (int lane = first; lane <= last; lane++) {
            paintMarks(graphics, now, lane);
        }
        graphics.restore();
    }

    private void paintLane(GraphicsContext graphics, int lane) {
        double y = Math.rint(y(lane));
        double middle = Math.floor(middle(lane)) + 0.5;
        graphics.setStroke(palette().band());
        graphics.strokeLine(0, y + LANE - 0.5, right(), y + LANE - 0.5);
        graphics.setStroke(palette().line());
        graphics.strokeLine(names(), middle, right(), middle);
        graphics.setFill(Picture.streamColor(lane, palette()));
        graphics.fillRoundRect(6, y + 8, 4, LANE - 16, 3, 3);
        graphics.setTextAlign(TextAlignment.LEFT);
        graphics.setTextBaseline(VPos.CENTER);
        graphics.setFont(fonts.title());
        graphics.setFill(palette().text());
        fonts.titleText()
                .fit(streams.get(lane).value(), names() - 76)
                .ifPresent(words -> graphics.fillText(words, 18, middle));
        graphics.setFont(fonts.small());
        graphics.setFill(palette().muted());
        graphics.setTextAlign(TextAlignment.RIGHT);
        graphics.fillText("%,d".formatted(lanes[lane].length), names() - 10, middle);
        graphics.setTextAlign(TextAlignment.LEFT);
    }

    private double middle(int lane) {
        return y(lane) + LANE / 2;
    }

    private void paintLinks(GraphicsContext graphics, Shown now, int first, int last) {
        if (linksInView(now, first, last) <= MOST_LINKS) {
            graphics.setStroke(palette().muted().interpolate(palette().background(), 0.45));
            for (int lane = first; lane <= last; lane++) {
                inView(now, lane)
                        .forEach(node -> link(graphics, now, now.trace().parent(node), node));
            }
            paintFurther(graphics, now, first, last);
        } else {
            sayThatLinksAreLeftOut(graphics);
        }
        graphics.setLineWidth(2);
        graphics.setStroke(Picture.slow(palette()));
        now.latencies()
                .slowestPath()
                .forEach(node -> link(graphics, now, now.trace().parent(node), node));
        paintSelectedLinks(graphics, now);
        graphics.setLineWidth(1);
    }

    private void sayThatLinksAreLeftOut(GraphicsContext graphics) {
        graphics.setFont(fonts.small());
        graphics.setFill(palette().muted());
        graphics.fillText(
                "More than %,d links here: only those of the slowest path and of the selected event are drawn. Zoom in for the others."
                        .formatted(MOST_LINKS),
                names() + 8,
                getHeight() - 8);
    }

    private void paintFurther(GraphicsContext graphics, Shown now, int first, int last) {
        graphics.setLineDashes(3, 3);
        for (int lane = first; lane <= last && now.trace().hasFurtherCauses(); lane++) {
            inView(now, lane)
                    .forEach(
                            node -> now.trace().furtherCauses(node).forEach(cause -> link(graphics, now, cause, node)));
        }
        graphics.setLineDashes();
    }

    private void paintSelectedLinks(GraphicsContext graphics, Shown now) {
        graphics.setStroke(palette().accent());
        int selected = selected();
        if (selected == CausationModel.NONE) {
            return;
        }
        for (int at = selected; at != Trace.NONE; at = now.trace().parent(at)) {
            link(graphics, now, now.trace().parent(at), at);
        }
        graphics.setLineWidth(1);
        for (int i = 0; i < Math.min(MOST_LINKS, now.trace().effectCount(selected)); i++) {
            link(graphics, now, selected, now.trace().effect(selected, i));
        }
    }

    private int linksInView(Shown now, int first, int last) {
        int count = 0;
        for (int lane = first; lane <= last && count <= MOST_LINKS; lane++) {
            count += end(now, lane) - start(now, lane);
        }
        return count;
    }

    private int start(Shown now, int lane) {
        return firstFrom(now, lanes[lane], micros(names() - MARK));
    }

    private int end(Shown now, int lane) {
        return firstFrom(now, lanes[lane], micros(right() + MARK) + 1);
    }

    private IntStream inView(Shown now, int lane) {
        return IntStream.range(start(now, lane), end(now, lane)).map(place -> lanes[lane][place]);
    }

    /** Between lanes a curve that leaves and arrives along the time; within a lane an arc above it. */
    private void link(GraphicsContext graphics, Shown now, int cause, int effect) {
        if (cause < 0 || laneOf[cause] < 0 || laneOf[effect] < 0) {
            return;
        }
        double fromX = x(now.latencies().micros(cause));
        double fromY = middle(laneOf[cause]);
        double toX = x(now.latencies().micros(effect));
        double toY = middle(laneOf[effect]);
        double bend = Math.clamp((toX - fromX) / 2, 6, 90);
        double lift = laneOf[cause] == laneOf[effect] ? Math.min(14, Math.max(0, toX - fromX) / 3) : 0;
        graphics.beginPath();
        graphics.moveTo(fromX, fromY);
        graphics.bezierCurveTo(fromX + bend, fromY - lift, toX - bend, toY - lift, toX, toY);
        graphics.stroke();
    }

    /** Of marks that would cover one another, one is drawn, and taller the more it stands for. */
    private void paintMarks(GraphicsContext graphics, Shown now, int lane) {
        int end = end(now, lane);
        int at = start(now, lane);
        while (at < end) {
            double x = x(now.latencies().micros(lanes[lane][at]));
            int next = Math.max(at + 1, firstFrom(now, lanes[lane], micros(x + 2)));
            if (next - at <= 3) {
                for (int i = at; i < Math.min(next, end); i++) {
                    paintMark(graphics, now, lanes[lane][i], middle(lane));
                }
            } else {
                double height = Math.min(LANE - 8, 8 + 4 * Math.log(next - at));
                graphics.setFill(Picture.streamColor(lane, palette()));
                graphics.fillRect(x - 1, middle(lane) - height / 2, 3, height);
            }
            at = next;
        }
        if (selected() != CausationModel.NONE && laneOf[selected()] == lane) {
            paintMark(graphics, now, selected(), middle(lane));
        }
    }

    private void paintMark(GraphicsContext graphics, Shown now, int node, double y) {
        EventHeader event = now.trace().event(node);
        if (event == null) {
            return;
        }
        double x = x(now.latencies().micros(node));
        graphics.setGlobalAlpha(isDimmed(node) ? DIMMED : 1);
        graphics.setFill(model.workspace().styles().color(event.type(), palette()));
        model.workspace().styles().mark(event.type()).fill(graphics, x, y, MARK);
        if (node == selected() || node == hovered()) {
            graphics.setStroke(
                    node == selected() ? palette().accent() : palette().muted());
            graphics.setLineWidth(2);
            graphics.strokeOval(x - MARK - 3, y - MARK - 3, 2 * MARK + 6, 2 * MARK + 6);
            graphics.setLineWidth(1);
        }
        graphics.setGlobalAlpha(1);
    }
}
