package dev.hindsight.timeline;

import dev.hindsight.event.Micros;
import java.util.Optional;

/**
 * The part of an axis that is on the screen: moments to pixels and back. A fold is as wide as any other, whatever the
 * zoom. Immutable; x runs from 0 (inclusive) to {@link #width()}.
 *
 * @param bounds what can be looked at; zooming and panning end a little outside of it
 * @param microsPerPixel the scale outside of folds, more than 0
 * @param offset the place of x = 0, in pixels from the origin of the axis
 */
public record Viewport(TimeAxis axis, Bounds bounds, double width, double microsPerPixel, double offset) {
    /** Ten pixels for a microsecond: nothing finer can be told apart. */
    public static final double FINEST = 0.1;

    private static final double FIT_MARGIN = 28;
    private static final double WIDEST_FOLD = 46;
    private static final double NARROWEST_FOLD = 8;
    private static final double PART_FOR_FOLDS = 0.3;
    private static final double LEAST_PART_FOR_TIME = 0.2;
    private static final double SPAN_OF_ONE_MOMENT = Micros.MINUTE;

    /**
     * Moments that can be looked at.
     *
     * @param first not after {@code last}
     */
    public record Bounds(double first, double last) {}

    /** Everything between two moments, with a small margin. */
    public static Viewport fitting(TimeAxis axis, Bounds bounds, double width, double first, double last) {
        Viewport any = new Viewport(axis, bounds, width, 1, 0);
        return any.showing(first, last, Math.min(FIT_MARGIN, width / 10));
    }

    /** How wide a fold is drawn, in pixels. */
    public double foldWidth() {
        int count = axis.folds().size();
        return count == 0 ? 0 : Math.clamp(width * PART_FOR_FOLDS / count, NARROWEST_FOLD, WIDEST_FOLD);
    }

    public double x(double moment) {
        return pixel(moment) - offset;
    }

    public double xOf(long micros) {
        return x(axis.moment(micros));
    }

    /** Where a fold begins; it is {@link #foldWidth()} wide. */
    public double xOfFold(int index) {
        return pixelOfFold(index) - offset;
    }

    public double momentAt(double x) {
        double pixel = x + offset;
        int passed = foldsBegunBefore(pixel);
        if (passed > 0) {
            double within = pixel - pixelOfFold(passed - 1);
            if (within < foldWidth()) {
                return axis.momentWithin(passed - 1, within / foldWidth());
            }
        }
        return axis.momentAfter(passed, (pixel - passed * foldWidth()) * microsPerPixel);
    }

    public long microsAt(double x) {
        return axis.micros(momentAt(x));
    }

    /** The fold that is drawn at an x. */
    public Optional<Fold> foldAt(double x) {
        int passed = foldsBegunBefore(x + offset);
        boolean inside = passed > 0 && x < xOfFold(passed - 1) + foldWidth();
        return inside ? Optional.of(axis.folds().get(passed - 1)) : Optional.empty();
    }

    public TimeWindow window() {
        long from = microsAt(0);
        return new TimeWindow(Micros.instant(from), Micros.instant(Math.max(from, microsAt(width))));
    }

    /** Zooms in (factor above 1) or out; the moment at x stays where it is unless an end of the bounds is near. */
    public Viewport zoomed(double factor, double x) {
        double moment = momentAt(x);
        Viewport scaled = withScale(microsPerPixel / factor);
        return scaled.withOffset(scaled.pixel(moment) - x);
    }

    /** Moves what is shown: positive to later times. */
    public Viewport panned(double pixels) {
        return withOffset(offset + pixels);
    }

    /** Exactly the range between two moments, as far as zoom and bounds allow. */
    public Viewport showing(double first, double last) {
        return showing(first, last, 0);
    }

    public Viewport showing(TimeWindow window) {
        return showing(axis.moment(Micros.of(window.from())), axis.moment(Micros.of(window.until())));
    }

    /** Moves no more than is needed to have a moment well inside; the zoom stays. */
    public Viewport revealing(double moment) {
        double x = x(moment);
        double margin = Math.min(40, width / 4);
        if (x < margin || x > width - margin) {
            return panned(x - width / 2);
        }
        return this;
    }

    private Viewport showing(double first, double last, double margin) {
        double busy = axis.busy(last) - axis.busy(first);
        if (busy <= 0) {
            busy = last > first ? FINEST : SPAN_OF_ONE_MOMENT;
        }
        double folds = (axis.foldsBefore(last) - axis.foldsBefore(first)) * foldWidth();
        double forTime = Math.max(width - 2 * margin - folds, width * LEAST_PART_FOR_TIME);
        Viewport scaled = withScale(busy / forTime);
        return scaled.withOffset((scaled.pixel(first) + scaled.pixel(last)) / 2 - width / 2);
    }

    private double pixel(double moment) {
        return axis.busy(moment) / microsPerPixel + axis.foldsBefore(moment) * foldWidth();
    }

    private double pixelOfFold(int index) {
        return axis.busyAtFold(index) / microsPerPixel + index * foldWidth();
    }

    private int foldsBegunBefore(double pixel) {
        int low = 0;
        int high = axis.folds().size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (pixelOfFold(middle) < pixel) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Viewport withScale(double scale) {
        return new Viewport(axis, bounds, width, Math.clamp(scale, FINEST, coarsest()), offset);
    }

    private double coarsest() {
        double busy = Math.max(axis.busy(bounds.last()) - axis.busy(bounds.first()), SPAN_OF_ONE_MOMENT);
        double folds = axis.folds().size() * foldWidth();
        return Math.max(busy / Math.max(width * 0.8 - folds, width * LEAST_PART_FOR_TIME), FINEST);
    }

    private Viewport withOffset(double wanted) {
        double lowest = pixel(bounds.first()) - width / 2;
        double highest = pixel(bounds.last()) - width / 2;
        return new Viewport(axis, bounds, width, microsPerPixel, Math.clamp(wanted, lowest, Math.max(lowest, highest)));
    }
}
