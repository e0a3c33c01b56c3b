package dev.hindsight.drawing;

import java.util.Locale;

/** Draws as SVG text, which stands for itself: no style sheet, no script, no font file. */
public final class SvgInk implements Ink {
    private static final double OPAQUE = 0.999;

    private final StringBuilder svg = new StringBuilder();

    public SvgInk(double width, double height) {
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\"");
        number("width", width);
        number("height", height);
        svg.append(" viewBox=\"0 0 ").append(digits(width)).append(' ').append(digits(height));
        svg.append("\" font-family=\"Inter, Helvetica, Arial, sans-serif\" font-size=\"12\">\n");
    }

    /** The document so far, ended. */
    public String document() {
        return svg + "</svg>\n";
    }

    @Override
    public void rect(int argb, double x, double y, double width, double height) {
        svg.append("<rect");
        place(x, y, width, height);
        paint("fill", argb);
        end();
    }

    @Override
    public void roundRect(int argb, double x, double y, double width, double height, double radius) {
        svg.append("<rect");
        place(x, y, width, height);
        number("rx", radius);
        paint("fill", argb);
        end();
    }

    @Override
    public void line(int argb, double thickness, double fromX, double fromY, double toX, double toY) {
        svg.append("<line");
        number("x1", fromX);
        number("y1", fromY);
        number("x2", toX);
        number("y2", toY);
        stroke(argb, thickness);
        end();
    }

    @Override
    public void polyline(int argb, double thickness, double[] xs, double[] ys) {
        svg.append("<polyline fill=\"none\"");
        points(xs, ys);
        stroke(argb, thickness);
        end();
    }

    @Override
    public void curve(int argb, double thickness, double... points) {
        svg.append("<path fill=\"none\" d=\"M");
        for (int i = 0; i < points.length; i++) {
            svg.append(i == 2 ? " C" : i == 0 ? "" : " ").append(digits(points[i]));
        }
        svg.append('"');
        stroke(argb, thickness);
        end();
    }

    @Override
    public void polygon(int argb, double[] xs, double[] ys) {
        svg.append("<polygon");
        points(xs, ys);
        paint("fill", argb);
        end();
    }

    @Override
    public void disc(int argb, double x, double y, double radius) {
        svg.append("<circle");
        circle(x, y, radius);
        paint("fill", argb);
        end();
    }

    @Override
    public void ring(int argb, double thickness, double x, double y, double radius, boolean dashed) {
        svg.append("<circle fill=\"none\"");
        circle(x, y, radius);
        stroke(argb, thickness);
        if (dashed) {
            svg.append(" stroke-dasharray=\"3 3\"");
        }
        end();
    }

    @Override
    public void text(int argb, String words, double x, double y, Align align, boolean strong) {
        svg.append("<text");
        number("x", x);
        number("y", y + Lettering.BASELINE);
        paint("fill", argb);
        if (strong) {
            svg.append(" font-weight=\"600\"");
        }
        if (align != Align.LEFT) {
            svg.append(" text-anchor=\"")
                    .append(align == Align.CENTER ? "middle" : "end")
                    .append('"');
        }
        svg.append('>').append(escape(words)).append("</text>\n");
    }

    @Override
    public double textWidth(String words, boolean strong) {
        return Lettering.width(words, strong);
    }

    private void place(double x, double y, double width, double height) {
        number("x", x);
        number("y", y);
        number("width", width);
        number("height", height);
    }

    private void circle(double x, double y, double radius) {
        number("cx", x);
        number("cy", y);
        number("r", radius);
    }

    private void points(double[] xs, double[] ys) {
        svg.append(" points=\"");
        for (int i = 0; i < xs.length; i++) {
            svg.append(i == 0 ? "" : " ").append(digits(xs[i])).append(',').append(digits(ys[i]));
        }
        svg.append('"');
    }

    private void stroke(int argb, double thickness) {
        paint("stroke", argb);
        if (thickness != 1) {
            number("stroke-width", thickness);
        }
    }

    private void paint(String attribute, int argb) {
        svg.append(' ').append(attribute).append("=\"").append(Argb.hex(argb)).append('"');
        if (Argb.opacity(argb) < OPAQUE) {
            number(attribute + "-opacity", Argb.opacity(argb));
        }
    }

    private void number(String attribute, double value) {
        svg.append(' ').append(attribute).append("=\"").append(digits(value)).append('"');
    }

    private void end() {
        svg.append("/>\n");
    }

    /** With a point, whatever the locale, and no more digits than can be seen. */
    private static String digits(double value) {
        long hundredths = Math.round(value * 100);
        return hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
    }

    /** Control characters, which XML has no form for, become question marks. */
    private static String escape(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("[\\p{Cntrl}&&[^\\t\\n]]", "?");
    }
}
