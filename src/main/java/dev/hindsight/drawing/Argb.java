package dev.hindsight.drawing;

/** Colours as ARGB numbers, not premultiplied. */
public final class Argb {
    private Argb() {}

    /** An opaque colour from its form in style sheets, such as {@code #0969da}. */
    public static int of(String hex) {
        return 0xff000000 | Integer.parseInt(hex.substring(1), 16);
    }

    /** The colour made more transparent: its own opacity times this one, from 0 to 1. */
    public static int faded(int argb, double opacity) {
        return ((int) Math.round((argb >>> 24) * opacity) << 24) | (argb & 0xffffff);
    }

    /** A colour as it looks on an opaque ground. */
    public static int over(int argb, int ground) {
        int alpha = argb >>> 24;
        if (alpha == 255) {
            return argb;
        }
        return 0xff000000 | mix(argb, ground, alpha, 16) | mix(argb, ground, alpha, 8) | mix(argb, ground, alpha, 0);
    }

    private static int mix(int above, int below, int alpha, int shift) {
        int a = (above >>> shift) & 0xff;
        int b = (below >>> shift) & 0xff;
        return ((a * alpha + b * (255 - alpha) + 127) / 255) << shift;
    }

    /** The form of style sheets, without the opacity. */
    static String hex(int argb) {
        return String.format(java.util.Locale.ROOT, "#%06x", argb & 0xffffff);
    }

    /** From 0 to 1. */
    static double opacity(int argb) {
        return (argb >>> 24) / 255.0;
    }
}
