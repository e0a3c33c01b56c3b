package dev.hindsight.timeline;

import dev.hindsight.event.Micros;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The labels of the time axis: ticks, and above them the day (or second, month, year) they belong to.
 *
 * @param ticks in order of x
 * @param contexts in order of x; the first of them says where the left edge is
 */
record Ticks(List<Tick> ticks, List<Context> contexts) {
    private static final double WIDEST_NUMBER = 80;

    /**
     * A tick.
     *
     * @param label short: what is the same for its neighbours stands in the context
     * @param left where the unfolded stretch that it is in begins
     * @param right where that stretch ends
     */
    record Tick(double x, String label, double left, double right) {}

    /** What holds for all ticks from x on, until the next context. */
    record Context(double x, String label) {}

    /** The ticks of what a viewport shows of an axis. */
    static Ticks of(Viewport viewport, Axis axis, ZoneId zone) {
        return axis == Axis.TIME ? of(viewport, zone) : numbers(viewport, axis);
    }

    /** Ticks at round numbers, 1, 2 or 5 followed by noughts. */
    private static Ticks numbers(Viewport viewport, Axis axis) {
        long step = 1;
        while (step / viewport.microsPerPixel() < WIDEST_NUMBER) {
            step = Long.toString(step).charAt(0) == '2' ? step / 2 * 5 : step * 2;
        }
        List<Tick> ticks = new ArrayList<>();
        double end =
                Math.min(viewport.momentAt(viewport.width()), viewport.bounds().last());
        double begin = Math.max(viewport.momentAt(0), viewport.bounds().first());
        long first = Math.ceilDiv(viewport.axis().micros(begin), step) * step;
        for (long tick = first; tick <= viewport.axis().micros(end); tick += step) {
            // Of the order of events, people count the first as 1.
            long shown = axis == Axis.ORDER ? tick + 1 : tick;
            ticks.add(new Tick(viewport.xOf(tick), String.format(Locale.ROOT, "%,d", shown), 0, viewport.width()));
        }
        String context = axis == Axis.ORDER ? "Order of the store" : "Version in the stream";
        return new Ticks(ticks, List.of(new Context(0, context)));
    }

    /** The ticks of what a viewport shows of time. Each unfolded stretch has at least one, and a context. */
    static Ticks of(Viewport viewport, ZoneId zone) {
        return new Builder(viewport, zone).build();
    }

    private static final class Builder {
        private final Viewport viewport;
        private final ZoneId zone;
        private final TickStep step;
        private final TickStep contextStep;
        private final DateTimeFormatter tickFormat;
        private final DateTimeFormatter contextFormat;
        private final List<Tick> ticks = new ArrayList<>();
        private final List<Context> contexts = new ArrayList<>();

        Builder(Viewport viewport, ZoneId zone) {
            this.viewport = viewport;
            this.zone = zone;
            step = TickStep.at(viewport.microsPerPixel());
            contextStep = new TickStep(contextUnit(step.unit()), 1);
            tickFormat = format(tickPattern(step.unit()));
            contextFormat = format(contextPattern(step.unit()));
        }

        Ticks build() {
            double left = 0;
            for (int i = 0; i < viewport.axis().folds().size(); i++) {
                double foldLeft = viewport.xOfFold(i);
                double foldRight = foldLeft + viewport.foldWidth();
                if (foldRight > 0 && foldLeft < viewport.width()) {
                    addStretch(left, Math.min(foldLeft, viewport.width()));
                    left = foldRight;
                }
            }
            addStretch(left, viewport.width());
            return new Ticks(ticks, contexts);
        }

        private void addStretch(double left, double right) {
            if (right <= left) {
                return;
            }
            int before = ticks.size();
            long end = viewport.microsAt(right);
            long begin = viewport.microsAt(left);
            for (long tick = step.firstAtOrAfter(begin, zone); tick <= end; tick = step.after(tick, zone)) {
                ticks.add(new Tick(viewport.xOf(tick), text(tick, tickFormat), left, right));
            }
            addContext(left, begin);
            for (long c = contextStep.firstAtOrAfter(begin + 1, zone); c <= end; c = contextStep.after(c, zone)) {
                addContext(viewport.xOf(c), c);
            }
            if (ticks.size() == before) {
                ticks.add(anchorTick(left, right));
            }
        }

        /** A stretch too short for a regular tick still says when it is. */
        private Tick anchorTick(double left, double right) {
            double x = (left + right) / 2;
            long micros = viewport.microsAt(x);
            boolean fine = step.finerThan(TickStep.Unit.DAY);
            return new Tick(x, text(micros, fine ? format("HH:mm:ss") : tickFormat), left, right);
        }

        private void addContext(double x, long micros) {
            String label = text(micros, contextFormat);
            if (contexts.isEmpty() || !contexts.getLast().label().equals(label)) {
                contexts.add(new Context(x, label));
            }
        }

        private String text(long micros, DateTimeFormatter format) {
            return format.format(Micros.instant(micros).atZone(zone));
        }

        private static DateTimeFormatter format(String pattern) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
        }

        private static TickStep.Unit contextUnit(TickStep.Unit unit) {
            return switch (unit) {
                case MICROSECOND, MILLISECOND -> TickStep.Unit.SECOND;
                case SECOND, MINUTE, HOUR -> TickStep.Unit.DAY;
                case DAY -> TickStep.Unit.MONTH;
                case MONTH, YEAR -> TickStep.Unit.YEAR;
            };
        }

        private static String tickPattern(TickStep.Unit unit) {
            return switch (unit) {
                case MICROSECOND -> ".SSSSSS";
                case MILLISECOND -> ".SSS";
                case SECOND -> "HH:mm:ss";
                case MINUTE, HOUR -> "HH:mm";
                case DAY -> "EEE d";
                case MONTH -> "MMM";
                case YEAR -> "yyyy";
            };
        }

        private static String contextPattern(TickStep.Unit unit) {
            return switch (unit) {
                case MICROSECOND, MILLISECOND -> "EEE d MMM yyyy, HH:mm:ss";
                case SECOND, MINUTE, HOUR -> "EEE d MMM yyyy";
                case DAY -> "MMMM yyyy";
                case MONTH -> "yyyy";
                case YEAR -> "'Years'";
            };
        }
    }
}
