package dev.hindsight.drawing;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Styles by which names are told apart: a colour of the series and a shape each, as one number below {@link #COUNT}. They
 * follow from the names alone, so that they are the same in every run; two of the names known share a style only when
 * there are more names than styles.
 */
public final class Styles {
    /** Names of which none is known: the style of each is that which its text asks for. */
    public static final Styles ANY = new Styles(Set.of());

    private static final int COLORS = Tones.LIGHT.series().size();
    private static final List<Shape> SHAPES = List.of(Shape.values());

    /** How many styles there are. */
    public static final int COUNT = COLORS * SHAPES.size();

    private final Map<String, Integer> styleByName = new TreeMap<>();

    public Styles(Collection<String> names) {
        Set<Integer> taken = new HashSet<>();
        for (String name : new TreeSet<>(names)) {
            int style = preferred(name);
            while (taken.contains(style) && taken.size() < COUNT) {
                style = (style + 1) % COUNT;
            }
            taken.add(style);
            styleByName.put(name, style);
        }
    }

    public int of(String name) {
        Integer known = styleByName.get(name);
        return known == null ? preferred(name) : known;
    }

    public static Shape shape(int style) {
        return SHAPES.get(style / COLORS);
    }

    /** The number of the style's colour in {@link Tones#series()}. */
    public static int series(int style) {
        return style % COLORS;
    }

    private static int preferred(String name) {
        // String.hashCode is specified, hence stable; the multiplication spreads names that differ in one letter.
        return Math.floorMod(name.hashCode() * 0x9E3779B1, COUNT);
    }
}
