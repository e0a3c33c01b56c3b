package dev.hindsight.causation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;

/** Draws as SVG text, written as it is drawn. */
final class SvgInk implements TraceDrawing.Ink {
    private final Appendable out;

    SvgInk(double width, double height, Appendable out) {
        this.out = out;
        append("""
                <svg xmlns="http://www.w3.org/2000/svg" width="%1$s" height="%2$s" viewBox="0 0 %1$s %2$s" \
                font-family="Inter, Helvetica, Arial, sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                """.formatted(numbers(width, height)));
    }

    @Override
    public void link(double fromX, double fromY, double toX, double toY, Direction direction, boolean further) {
        boolean across = direction == Direction.LEFT_TO_RIGHT;
        double middleX = (fromX + toX) / 2;
        double middleY = (fromY + toY) / 2;
        Object[] curve = across
                ? numbers(fromX, fromY, toX, toY, middleX, fromY, middleX, toY)
                : numbers(fromX, fromY, toX, toY, fromX, middleY, toX, middleY);
        append("""
                <path d="M%1$s %2$s C%5$s %6$s %7$s %8$s %3$s %4$s" fill="none" stroke="#8c959f"%9$s/>
                """.formatted(with(curve, further ? " stroke-dasharray=\"3 3\"" : "")));
    }

    @Override
    public void box(double x, double y, double width, double height, int streamNumber) {
        Object[] place = numbers(x, y, width, height);
        append("""
                <rect x="%s" y="%s" width="%s" height="%s" rx="6" fill="#f6f8fa" stroke="#d0d7de"/>
                """.formatted(place));
        append("""
                <rect x="%s" y="%s" width="4" height="%s" rx="2" fill="%s"/>
                """.formatted(place[0], place[1], place[3], StreamColor.hex(streamNumber)));
    }

    @Override
    public void ghost(double x, double y, double width, double height) {
        append("""
                <rect x="%s" y="%s" width="%s" height="%s" rx="6" fill="none" stroke="#59636e" stroke-dasharray="5 4"/>
                """.formatted(numbers(x, y, width, height)));
    }

    @Override
    public void text(double x, double y, String words, boolean strong) {
        Object[] place = numbers(x, y);
        append("""
                <text x="%s" y="%s" fill="%s"%s>%s</text>
                """.formatted(
                        place[0],
                        place[1],
                        strong ? "#1f2328" : "#59636e",
                        strong ? " font-weight=\"600\"" : "",
                        escape(words)));
    }

    void finish() {
        append("</svg>\n");
    }

    private void append(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object[] with(Object[] values, Object last) {
        Object[] longer = Arrays.copyOf(values, values.length + 1);
        longer[values.length] = last;
        return longer;
    }

    /** With a point, whatever the locale. */
    private static Object[] numbers(double... values) {
        return Arrays.stream(values)
                .mapToObj(value -> String.format(Locale.ROOT, "%.1f", value))
                .toArray();
    }

    /** Control characters, which XML has no form for, become question marks. */
    private static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", "?");
    }
}
