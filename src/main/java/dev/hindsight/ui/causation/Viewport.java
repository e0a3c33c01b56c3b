package dev.hindsight.ui.causation;

/**
 * Which part of the picture is in view, and how large. Lengths are pixels.
 *
 * <p>Zooming out squeezes each axis only until the picture fits along it: a trace of 100,000 events is a hundred thousand
 * times taller than wide, and would be a hair's breadth otherwise.
 *
 * @param frame the sizes of picture and view
 * @param zoom 1 shows boxes at their own size
 * @param left where the left edge of the picture is, from the left edge of the view
 * @param top where the upper edge of the picture is, from the upper edge of the view
 */
record Viewport(Frame frame, double zoom, double left, double top) {
    static final double MARGIN = 24;
    private static final double MOST = 1.6;

    /**
     * Sizes at zoom 1.
     *
     * @param width of the picture
     * @param height of the picture
     * @param viewWidth of the view
     * @param viewHeight of the view
     */
    record Frame(double width, double height, double viewWidth, double viewHeight) {
        double fitX() {
            return Math.clamp((viewWidth - 2 * MARGIN) / Math.max(1, width), 1e-9, 1);
        }

        double fitY() {
            return Math.clamp((viewHeight - 2 * MARGIN) / Math.max(1, height), 1e-9, 1);
        }

        double leastZoom() {
            return Math.min(fitX(), fitY());
        }
    }

    /** The whole picture, in the middle. */
    static Viewport fit(Frame frame) {
        return new Viewport(frame, frame.leastZoom(), 0, 0).kept();
    }

    boolean showsEverything() {
        return frame.width() * scaleX() <= frame.viewWidth() && frame.height() * scaleY() <= frame.viewHeight();
    }

    double scaleX() {
        return Math.max(zoom, frame.fitX());
    }

    double scaleY() {
        return Math.max(zoom, frame.fitY());
    }

    double screenX(double x) {
        return left + x * scaleX();
    }

    double screenY(double y) {
        return top + y * scaleY();
    }

    double pictureX(double screenX) {
        return (screenX - left) / scaleX();
    }

    double pictureY(double screenY) {
        return (screenY - top) / scaleY();
    }

    /** Zooms so that what is at that point of the view stays there. */
    Viewport zoomed(double factor, double screenX, double screenY) {
        double newZoom = Math.clamp(zoom * factor, frame.leastZoom(), MOST);
        Viewport scaled = new Viewport(frame, newZoom, 0, 0);
        return new Viewport(
                        frame,
                        newZoom,
                        screenX - pictureX(screenX) * scaled.scaleX(),
                        screenY - pictureY(screenY) * scaled.scaleY())
                .kept();
    }

    Viewport panned(double deltaX, double deltaY) {
        return new Viewport(frame, zoom, left + deltaX, top + deltaY).kept();
    }

    /** The same part of the picture in a view or of a picture of another size. */
    Viewport in(Frame newFrame) {
        return new Viewport(newFrame, Math.clamp(zoom, newFrame.leastZoom(), MOST), left, top).kept();
    }

    /** Moves no further than needed to have that rectangle of the picture in view. */
    Viewport revealing(double x, double y, double width, double height) {
        double deltaX = shift(screenX(x), screenX(x + width), frame.viewWidth());
        double deltaY = shift(screenY(y), screenY(y + height), frame.viewHeight());
        return deltaX == 0 && deltaY == 0 ? this : panned(deltaX, deltaY);
    }

    /** As near as can be to having that point of the picture in the middle. */
    Viewport centred(double x, double y) {
        return panned(frame.viewWidth() / 2 - screenX(x), frame.viewHeight() / 2 - screenY(y));
    }

    private static double shift(double start, double end, double view) {
        if (start < MARGIN) {
            return MARGIN - start;
        }
        return end > view - MARGIN ? Math.max(view - MARGIN - end, MARGIN - start) : 0;
    }

    /** A picture smaller than the view stands in its middle; a larger one leaves no more than a margin of it empty. */
    private Viewport kept() {
        return new Viewport(
                frame,
                zoom,
                kept(left, frame.width() * scaleX(), frame.viewWidth()),
                kept(top, frame.height() * scaleY(), frame.viewHeight()));
    }

    private static double kept(double offset, double length, double view) {
        if (length <= view - 2 * MARGIN + 0.5) {
            return (view - length) / 2;
        }
        return Math.clamp(offset, view - MARGIN - length, MARGIN);
    }
}
