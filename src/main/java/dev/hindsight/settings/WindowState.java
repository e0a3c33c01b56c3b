package dev.hindsight.settings;

import java.util.List;
import java.util.Map;

/**
 * How the window was when it was last closed.
 *
 * @param theme the name of the theme
 * @param zone the id of the time zone in which times were shown; empty for that of the system
 * @param x left edge in pixels; not a number until the window was closed once
 * @param dividers the places of the dividers between panels, each from 0 to 1
 * @param places for each store, by name, the link to the place last looked at
 */
public record WindowState(
        String theme,
        String zone,
        double x,
        double y,
        double width,
        double height,
        boolean maximised,
        List<Double> dividers,
        Map<String, String> places) {
    /** For the first start. */
    public static final WindowState FIRST =
            new WindowState("SYSTEM", "", Double.NaN, Double.NaN, 1440, 900, false, List.of(), Map.of());

    public WindowState {
        dividers = List.copyOf(dividers);
        places = Map.copyOf(places);
    }
}
