package dev.hindsight.drawing;

/** Ink whose origin is at another place. */
record MovedInk(Ink ink, double dx, double dy) implements Ink {
    @Override
    public void rect(int argb, double x, double y, double width, double height) {
        ink.rect(argb, x + dx, y + dy, width, height);
    }

    @Override
    public void roundRect(int argb, double x, double y, double width, double height, double radius) {
        ink.roundRect(argb, x + dx, y + dy, width, height, radius);
    }

    @Override
    public void line(int argb, double thickness, double fromX, double fromY, double toX, double toY) {
        ink.line(argb, thickness, fromX + dx, fromY + dy, toX + dx, toY + dy);
    }

    @Override
    public void polyline(int argb, double thickness, double[] xs, double[] ys) {
        ink.polyline(argb, thickness, moved(xs, dx), moved(ys, dy));
    }

    @Override
    public void curve(int argb, double thickness, double... points) {
        double[] moved = new double[points.length];
        for (int i = 0; i < points.length; i++) {
            moved[i] = points[i] + (i % 2 == 0 ? dx : dy);
        }
        ink.curve(argb, thickness, moved);
    }

    @Override
    public void polygon(int argb, double[] xs, double[] ys) {
        ink.polygon(argb, moved(xs, dx), moved(ys, dy));
    }

    @Override
    public void disc(int argb, double x, double y, double radius) {
        ink.disc(argb, x + dx, y + dy, radius);
    }

    @Override
    public void ring(int argb, double thickness, double x, double y, double radius, boolean dashed) {
        ink.ring(argb, thickness, x + dx, y + dy, radius, dashed);
    }

    @Override
    public void text(int argb, String words, double x, double y, Align align, boolean strong) {
        ink.text(argb, words, x + dx, y + dy, align, strong);
    }

    @Override
    public double textWidth(String words, boolean strong) {
        return ink.textWidth(words, strong);
    }

    private static double[] moved(double[] values, double by) {
        double[] moved = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            moved[i] = values[i] + by;
        }
        return moved;
    }
}
