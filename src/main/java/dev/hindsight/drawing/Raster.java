package dev.hindsight.drawing;

import java.util.Arrays;

/**
 * Fills rectangles into an array of pixels: for what is too dense to be drawn shape by shape. Edges fall on whole
 * pixels; what leaves the raster is cut off.
 */
public final class Raster implements Fill {
    private final int[] pixels;
    private final int width;
    private final int height;
    private final double scale;

    /**
     * Makes a raster of transparent black.
     *
     * @param width in pixels
     * @param height in pixels
     * @param scale pixels for a unit of the coordinates
     */
    public Raster(int width, int height, double scale) {
        this.width = width;
        this.height = height;
        this.scale = scale;
        pixels = new int[width * height];
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public double scale() {
        return scale;
    }

    /** The pixels, row by row; shared, for those who show them. */
    public int[] pixels() {
        return pixels;
    }

    /** The colour is mixed with what is there, which is taken to be opaque. */
    @Override
    public void rect(int argb, double x, double y, double w, double h) {
        int left = edge(x, width);
        int right = Math.max(edge(x + w, width), visible(x, w, width, left));
        int top = edge(y, height);
        int bottom = Math.max(edge(y + h, height), visible(y, h, height, top));
        for (int row = top; row < bottom; row++) {
            fill(argb, row * width + left, row * width + right);
        }
    }

    private void fill(int argb, int from, int until) {
        if ((argb >>> 24) == 255) {
            // Narrow runs are the rule, and a call costs more than they do.
            if (until - from > 16) {
                Arrays.fill(pixels, from, until, argb);
            } else {
                for (int i = from; i < until; i++) {
                    pixels[i] = argb;
                }
            }
        } else {
            for (int i = from; i < until; i++) {
                pixels[i] = Argb.over(argb, pixels[i]);
            }
        }
    }

    private int edge(double at, int limit) {
        return Math.clamp(Math.round(at * scale), 0, limit);
    }

    /** The end of something that is thinner than a pixel and yet to be seen. */
    private static int visible(double at, double extent, int limit, int start) {
        return extent > 0 && at >= 0 ? Math.min(limit, start + 1) : start;
    }
}
