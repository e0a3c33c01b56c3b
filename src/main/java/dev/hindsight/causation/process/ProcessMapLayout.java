package dev.hindsight.causation.process;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Places for the process map: event types in columns from cause to effect, and a way for each step. A layered layout
 * after Sugiyama: circles are opened by a depth-first walk, columns are longest paths, long steps get a place in every
 * column that they cross, and crossings are lessened by barycentres. Types without steps stand in rows below. Meant for
 * hundreds of types, not for thousands.
 */
public final class ProcessMapLayout {
    /** The size of a type's box, and the room between boxes. */
    public static final double BOX_WIDTH = 166;

    public static final double BOX_HEIGHT = 40;

    private static final double COLUMN = BOX_WIDTH + 84;
    private static final double ROW = BOX_HEIGHT + 16;
    /** What a step that only passes through needs. */
    private static final double PASSING = 22;

    private static final int SWEEPS = 12;

    private final List<ProcessType> types;
    private final List<ProcessStep> steps;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<int[]> ways = new ArrayList<>();
    private final List<List<Integer>> columns = new ArrayList<>();
    private final List<Integer> alone = new ArrayList<>();
    private final List<List<Integer>> before = new ArrayList<>();
    private final List<List<Integer>> after = new ArrayList<>();
    private int[] columnOf = new int[0];
    private double[] centers = new double[0];

    /** A corner of a box, or a point of a step's way. */
    public record Point(double x, double y) {}

    public ProcessMapLayout(ProcessShape shape) {
        types = shape.types();
        steps = shape.steps().stream()
                .filter(step -> !step.from().equals(step.to()))
                .toList();
        for (ProcessType type : types) {
            numbers.put(type.type(), numbers.size());
        }
        boolean[] backwards = backwards();
        chooseColumns(backwards);
        layWays(backwards);
        arrange();
    }

    /** The steps between different types, the most frequent first; a step from a type to itself has no way. */
    public List<ProcessStep> steps() {
        return steps;
    }

    /** The upper left corner of a type's box. */
    public Point corner(ProcessType type) {
        int number = number(type.type());
        return new Point(columnOf[number] * COLUMN, centers[number] - BOX_HEIGHT / 2);
    }

    /** The points of a step's way, from the box of the cause to that of the effect, by its index in {@link #steps}. */
    public List<Point> way(int step) {
        int[] way = ways.get(step);
        boolean forwards = columnOf[way[0]] < columnOf[way[way.length - 1]];
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < way.length; i++) {
            double left = columnOf[way[i]] * COLUMN;
            boolean atRight = i == 0 ? forwards : !forwards;
            if (i > 0 && i < way.length - 1) {
                points.add(new Point(forwards ? left : left + BOX_WIDTH, centers[way[i]]));
                points.add(new Point(forwards ? left + BOX_WIDTH : left, centers[way[i]]));
            } else {
                points.add(new Point(atRight ? left + BOX_WIDTH : left, centers[way[i]]));
            }
        }
        return points;
    }

    public double width() {
        return Arrays.stream(columnOf).max().orElse(0) * COLUMN + BOX_WIDTH;
    }

    public double height() {
        return Arrays.stream(centers).max().orElse(0) + ROW / 2;
    }

    private int number(String type) {
        return Objects.requireNonNull(numbers.get(type), type);
    }

    private int from(int step) {
        return number(steps.get(step).from());
    }

    private int to(int step) {
        return number(steps.get(step).to());
    }

    /** Which steps lead back to a type that led to them: one in each circle. Walks from the beginnings on, iteratively. */
    private boolean[] backwards() {
        boolean[] backwards = new boolean[steps.size()];
        List<List<Integer>> outgoing = new ArrayList<>();
        types.forEach(type -> outgoing.add(new ArrayList<>()));
        for (int step = 0; step < steps.size(); step++) {
            outgoing.get(from(step)).add(step);
        }
        int[] next = new int[types.size()];
        boolean[] open = new boolean[types.size()];
        boolean[] seen = new boolean[types.size()];
        List<Integer> roots = new ArrayList<>(numbers.values());
        roots.sort(Comparator.comparingLong(number -> -types.get(number).beginnings()));
        for (int root : roots) {
            Deque<Integer> path = new ArrayDeque<>();
            if (!seen[root]) {
                path.push(root);
            }
            while (!path.isEmpty()) {
                int at = path.peek();
                seen[at] = true;
                open[at] = true;
                if (next[at] == outgoing.get(at).size()) {
                    open[at] = false;
                    path.pop();
                } else {
                    int step = outgoing.get(at).get(next[at]++);
                    backwards[step] = open[to(step)];
                    if (!seen[to(step)]) {
                        path.push(to(step));
                    }
                }
            }
        }
        return backwards;
    }

    /** Each type one column behind the last of its causes. */
    private void chooseColumns(boolean[] backwards) {
        columnOf = new int[types.size()];
        int[] waiting = new int[types.size()];
        for (int step = 0; step < steps.size(); step++) {
            waiting[backwards[step] ? from(step) : to(step)]++;
        }
        Deque<Integer> ready = new ArrayDeque<>();
        for (int type = 0; type < types.size(); type++) {
            if (waiting[type] == 0) {
                ready.add(type);
            }
        }
        while (!ready.isEmpty()) {
            int at = ready.remove();
            for (int step = 0; step < steps.size(); step++) {
                int cause = backwards[step] ? to(step) : from(step);
                int effect = backwards[step] ? from(step) : to(step);
                if (cause == at) {
                    columnOf[effect] = Math.max(columnOf[effect], columnOf[at] + 1);
                    if (--waiting[effect] == 0) {
                        ready.add(effect);
                    }
                }
            }
        }
    }

    /** Gives every step a place in each column that it crosses. */
    private void layWays(boolean[] backwards) {
        boolean[] stepped = new boolean[types.size()];
        for (int step = 0; step < steps.size(); step++) {
            stepped[from(step)] = true;
            stepped[to(step)] = true;
        }
        for (int type = 0; type < types.size(); type++) {
            before.add(new ArrayList<>());
            after.add(new ArrayList<>());
            if (stepped[type]) {
                put(type, columnOf[type]);
            } else {
                alone.add(type);
            }
        }
        for (int step = 0; step < steps.size(); step++) {
            int first = backwards[step] ? to(step) : from(step);
            int last = backwards[step] ? from(step) : to(step);
            int[] way = new int[columnOf[last] - columnOf[first] + 1];
            way[0] = first;
            way[way.length - 1] = last;
            for (int i = 1; i < way.length - 1; i++) {
                way[i] = before.size();
                columnOf = Arrays.copyOf(columnOf, before.size() + 1);
                columnOf[way[i]] = columnOf[first] + i;
                before.add(new ArrayList<>());
                after.add(new ArrayList<>());
                put(way[i], columnOf[way[i]]);
            }
            for (int i = 1; i < way.length; i++) {
                after.get(way[i - 1]).add(way[i]);
                before.get(way[i]).add(way[i - 1]);
            }
            ways.add(backwards[step] ? reversed(way) : way);
        }
    }

    private void put(int place, int column) {
        while (columns.size() <= column) {
            columns.add(new ArrayList<>());
        }
        columns.get(column).add(place);
    }

    private static int[] reversed(int[] way) {
        int[] reversed = new int[way.length];
        for (int i = 0; i < way.length; i++) {
            reversed[i] = way[way.length - 1 - i];
        }
        return reversed;
    }

    /** Sweeps to and fro: each place moves to the middle of its neighbours in the column before, then of those behind. */
    private void arrange() {
        centers = new double[before.size()];
        columns.forEach(this::pack);
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean forth = sweep % 2 == 0;
            for (int i = 0; i < columns.size(); i++) {
                settle(columns.get(forth ? i : columns.size() - 1 - i), forth ? before : after);
            }
        }
        double top = columns.stream()
                .flatMap(List::stream)
                .mapToDouble(place -> centers[place])
                .min()
                .orElse(0);
        columns.forEach(column -> column.forEach(place -> centers[place] += ROW / 2 - top));
        standAlone();
    }

    /** Rows as wide as the map for the types that no step joins to others. */
    private void standAlone() {
        double below = columns.isEmpty() ? 0 : height();
        int across = Math.max(4, columns.size());
        for (int i = 0; i < alone.size(); i++) {
            columnOf[alone.get(i)] = i % across;
            int row = i / across;
            centers[alone.get(i)] = below + ROW / 2 + row * ROW;
        }
    }

    private void settle(List<Integer> column, List<List<Integer>> neighbours) {
        double[] wanted = new double[centers.length];
        for (int place : column) {
            wanted[place] = neighbours.get(place).stream()
                    .mapToDouble(other -> centers[other])
                    .average()
                    .orElse(centers[place]);
        }
        column.sort(Comparator.comparingDouble(place -> wanted[place]));
        for (int place : column) {
            centers[place] = wanted[place];
        }
        double meant =
                column.stream().mapToDouble(place -> wanted[place]).average().orElse(0);
        pack(column);
        double got =
                column.stream().mapToDouble(place -> centers[place]).average().orElse(0);
        column.forEach(place -> centers[place] += meant - got);
    }

    /** Moves places of a column apart until none overlaps the one above. */
    private void pack(List<Integer> column) {
        for (int i = 1; i < column.size(); i++) {
            int place = column.get(i);
            int above = column.get(i - 1);
            double room = (room(place) + room(above)) / 2;
            centers[place] = Math.max(centers[place], centers[above] + room);
        }
    }

    private double room(int place) {
        return place < types.size() ? ROW : PASSING;
    }
}
