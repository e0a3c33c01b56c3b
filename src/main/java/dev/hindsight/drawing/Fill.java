package dev.hindsight.drawing;

/** What can fill rectangles. Coordinates are pixels, y grows downwards; colours are ARGB, not premultiplied. */
@FunctionalInterface
public interface Fill {
    void rect(int argb, double x, double y, double width, double height);
}
