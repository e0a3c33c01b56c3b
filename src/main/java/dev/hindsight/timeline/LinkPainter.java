package dev.hindsight.timeline;

import dev.hindsight.drawing.Argb;
import dev.hindsight.drawing.Ink;
import java.util.Arrays;

/**
 * Draws which event caused which, as curves that leave the cause to the right and enter the effect from the left. Only
 * events with a mark of their own have links, and only up to a number; those of the selected event are always there.
 */
final class LinkPainter {
    private static final int MOST = 500;
    private static final double ARROW = 5;
    /** Ends closer than this, in x, are joined from above or below instead of from the side. */
    private static final double STEEP = 30;

    private static final double OUTSIDE = 24;
    private static final double MARGIN = MarkPainter.RADIUS + 1.5;

    private final Ink ink;
    private final Frame frame;
    private final Look look;
    private int color;
    private double thickness;
    private int drawn;

    LinkPainter(Ink ink, Frame frame, Look look) {
        this.ink = ink;
        this.frame = frame;
        this.look = look;
    }

    /** Draws the links of all marks. */
    void paintAll() {
        pen(Argb.faded(look.tones().muted(), look.highlighted() < 0 ? 0.5 : 0.2), 1);
        frame.visible().forEach(lane -> {
            for (LaneItem item : frame.layout(lane).items()) {
                if (item.showsEachEvent()) {
                    for (int index = item.from(); index < item.until() && drawn < MOST; index++) {
                        paint(new Spot(lane, index));
                    }
                }
            }
        });
    }

    /** Draws the links of one event so that they stand out. */
    void paintSelected(Spot spot) {
        pen(look.tones().accent(), 1.75);
        Lanes lanes = frame.lanes();
        int event = lanes.event(spot);
        lanes.links().causeOf(event).ifPresent(cause -> link(lanes.spot(cause), spot));
        Arrays.stream(lanes.links().effectsOf(event)).limit(MOST).forEach(effect -> link(spot, lanes.spot(effect)));
    }

    private void paint(Spot spot) {
        Lanes lanes = frame.lanes();
        int event = lanes.event(spot);
        lanes.links().causeOf(event).stream()
                .mapToObj(lanes::spot)
                .filter(this::hasRoom)
                .forEach(cause -> link(cause, spot));
        // Effects on the screen draw this link themselves; here are those that lead out of it.
        Arrays.stream(lanes.links().effectsOf(event))
                .mapToObj(lanes::spot)
                .filter(effect ->
                        frame.shows(effect.lane()) && frame.itemOf(effect).isEmpty())
                .limit(3)
                .forEach(effect -> link(spot, effect));
    }

    /** Links into lanes that are scrolled away would only be a thicket of verticals. */
    private boolean hasRoom(Spot spot) {
        return frame.shows(spot.lane())
                && frame.itemOf(spot).map(LaneItem::showsEachEvent).orElse(true);
    }

    private void pen(int argb, double width) {
        color = argb;
        thickness = width;
    }

    private void link(Spot cause, Spot effect) {
        double x1 = frame.x(cause);
        double y1 = edgeOrPlace(cause);
        double x2 = frame.x(effect);
        double y2 = edgeOrPlace(effect);
        if (cause.lane() == effect.lane() && Math.abs(y2 - y1) < 1) {
            arc(x1, x2, y1);
        } else if (Math.abs(x2 - x1) < STEEP) {
            drop(x1, y1, x2, y2);
        } else {
            curve(x1 + MARGIN, y1, x2 - MARGIN, y2);
        }
        drawn++;
    }

    /** The y of an event; that of a lane scrolled away is just outside of the plot. */
    private double edgeOrPlace(Spot spot) {
        return frame.shows(spot.lane()) ? frame.y(spot) : Math.clamp(frame.y(spot), -OUTSIDE, frame.height() + OUTSIDE);
    }

    /** Straight down or up, with a slight belly. */
    private void drop(double x1, double y1, double x2, double y2) {
        double down = Math.signum(y2 - y1);
        double length = Math.abs(y2 - y1);
        if (length < 3 * MARGIN) {
            return;
        }
        double belly = Math.min(14, 4 + length * 0.06);
        double end = y2 - down * (MARGIN + 1);
        ink.curve(
                color,
                thickness,
                x1 + 2,
                y1 + down * MARGIN,
                x1 + belly,
                y1 + down * length / 3,
                x2 + belly,
                y2 - down * length / 3,
                x2 + 1,
                end - down * 2);
        arrow(x2, end, down * Math.PI / 2 + down * 0.35);
    }

    private void arc(double x1, double x2, double y) {
        double length = x2 - x1;
        if (length < 3 * MARGIN) {
            return;
        }
        double lift = Math.min(13, 5 + length * 0.06);
        double top = y - MarkPainter.RADIUS;
        double bend = Math.min(length / 3, 24);
        ink.curve(color, thickness, x1 + 2, top, x1 + bend, top - lift, x2 - bend, top - lift, x2 - 4, top - 1);
        arrow(x2 - 2, top + 0.5, Math.PI / 5);
    }

    private void curve(double x1, double y1, double x2, double y2) {
        double bend = Math.clamp(Math.abs(x2 - x1) / 2, 12, 70);
        ink.curve(color, thickness, x1, y1, x1 + bend, y1, x2 - bend, y2, x2 - ARROW + 1, y2);
        arrow(x2, y2, 0);
    }

    private void arrow(double x, double y, double angle) {
        double back = angle + Math.PI;
        ink.polygon(
                color,
                new double[] {x, x + ARROW * 1.2 * Math.cos(back - 0.5), x + ARROW * 1.2 * Math.cos(back + 0.5)},
                new double[] {y, y + ARROW * 1.2 * Math.sin(back - 0.5), y + ARROW * 1.2 * Math.sin(back + 0.5)});
    }
}
