package dev.hindsight.ui.common;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javafx.scene.paint.Color;

/**
 * The colour and shape by which event types are told apart. They follow from the names alone, so that they are the same
 * in every run; two types of one store share a combination only when there are more types than combinations.
 */
public final class EventStyles {
    private static final int COLORS = Palette.LIGHT.series().size();
    private static final List<Mark> MARKS = List.of(Mark.values());
    private static final int COMBINATIONS = COLORS * MARKS.size();

    private final Map<String, Integer> combinationByType = new TreeMap<>();

    public EventStyles(Collection<String> types) {
        Set<Integer> taken = new HashSet<>();
        for (String type : new TreeSet<>(types)) {
            int combination = preferred(type);
            while (taken.contains(combination) && taken.size() < COMBINATIONS) {
                combination = (combination + 1) % COMBINATIONS;
            }
            taken.add(combination);
            combinationByType.put(type, combination);
        }
    }

    public Mark mark(String type) {
        return MARKS.get(combination(type) / COLORS);
    }

    public Color color(String type, Palette palette) {
        return palette.series().get(combination(type) % COLORS);
    }

    private int combination(String type) {
        return combinationByType.getOrDefault(type, preferred(type));
    }

    private static int preferred(String type) {
        // String.hashCode is specified, hence stable; the multiplication spreads names that differ in one letter.
        return Math.floorMod(type.hashCode() * 0x9E3779B1, COMBINATIONS);
    }
}
