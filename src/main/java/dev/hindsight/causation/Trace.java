package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What caused what among the events of an operation: a forest in flat arrays. Nodes are known by their index; events come
 * first, in the order in which they were given, then the causes that are not among them. Immutable.
 */
public final class Trace {
    /** Stands for no node: the parent of a root. */
    public static final int NONE = -1;

    private final List<EventId> ids;
    private final List<@Nullable EventHeader> headers;
    private final Map<EventId, Integer> indexById;
    private final int events;
    private final int[] parents;
    /** The effects of node n are {@code effects[starts[n]]} to {@code effects[starts[n + 1] - 1]}; those of {@code size} are the roots. */
    private final int[] starts;

    private final int[] effects;
    private final int[] order;
    private final int[] depths;
    private final int[] descendants;
    private final Map<StreamId, Integer> streams = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> furtherCauses = new HashMap<>();
    private final BitSet selfCaused;
    private final BitSet circular;

    /** The trace of these events: each stands behind its cause, and one whose cause is not among them behind a stand-in. */
    public static Trace of(Collection<EventHeader> events) {
        return of(events, List.of());
    }

    /**
     * The same, where more is known of the causes that are not among the events.
     *
     * @param elsewhere events of other operations, of which those are used that caused one of these
     */
    public static Trace of(Collection<EventHeader> events, Collection<EventHeader> elsewhere) {
        return new Trace(new TraceBuilder(events, elsewhere));
    }

    private Trace(TraceBuilder builder) {
        ids = builder.ids;
        headers = builder.headers;
        indexById = builder.indexById;
        events = builder.events;
        parents = builder.parents;
        selfCaused = builder.selfCaused;
        circular = builder.circular;
        builder.furtherLinks.forEach(link ->
                furtherCauses.computeIfAbsent(link[1], _ -> new ArrayList<>()).add(link[0]));
        starts = new int[ids.size() + 2];
        effects = new int[ids.size()];
        collectEffects();
        order = new int[ids.size()];
        depths = new int[ids.size()];
        descendants = new int[ids.size()];
        walk();
        headers.stream()
                .limit(events)
                .flatMap(Stream::ofNullable)
                .sorted(Comparator.comparing(EventHeader::position))
                .forEach(event -> streams.putIfAbsent(event.stream(), streams.size()));
    }

    /** By counting, which keeps the order of the events; a root that is no event stands where its first effect does. */
    private void collectEffects() {
        int root = ids.size();
        for (int parent : parents) {
            starts[(parent == NONE ? root : parent) + 1]++;
        }
        for (int i = 1; i < starts.length; i++) {
            starts[i] += starts[i - 1];
        }
        int[] next = starts.clone();
        BitSet placed = new BitSet();
        for (int i = 0; i < events; i++) {
            int parent = parents[i];
            effects[next[parent == NONE ? root : parent]++] = i;
            if (parent >= events && !placed.get(parent)) {
                placed.set(parent);
                effects[next[root]++] = parent;
            }
        }
        for (int i = placed.nextClearBit(events); i < root; i = placed.nextClearBit(i + 1)) {
            effects[next[root]++] = i; // causes that are further ones only
        }
    }

    private void walk() {
        int[] open = new int[ids.size()];
        int size = 0;
        int visited = 0;
        for (int i = starts[ids.size() + 1] - 1; i >= starts[ids.size()]; i--) {
            open[size++] = effects[i];
        }
        while (size > 0) {
            int node = open[--size];
            order[visited++] = node;
            for (int i = starts[node + 1] - 1; i >= starts[node]; i--) {
                depths[effects[i]] = depths[node] + 1;
                open[size++] = effects[i];
            }
        }
        for (int i = visited - 1; i >= 0; i--) {
            int node = order[i];
            if (parents[node] != NONE) {
                descendants[parents[node]] += descendants[node] + 1;
            }
        }
    }

    /** The number of nodes. */
    public int size() {
        return ids.size();
    }

    /** The number of events; the nodes from this index on are causes that are not among them. */
    public int events() {
        return events;
    }

    public TraceNode node(int index) {
        return new TraceNode(
                ids.get(index),
                headers.get(index),
                index >= events && headers.get(index) != null,
                parents[index],
                depths[index]);
    }

    /** The event of a node; null for a cause that is known by its id only. */
    public @Nullable EventHeader event(int index) {
        return headers.get(index);
    }

    /** The node of the cause, or {@link #NONE}. */
    public int parent(int index) {
        return parents[index];
    }

    public int depth(int index) {
        return depths[index];
    }

    /** How many nodes follow from this one, over any number of steps. */
    public int descendants(int index) {
        return descendants[index];
    }

    /** The number of nodes that name this one as their cause. */
    public int effectCount(int index) {
        return starts[index + 1] - starts[index];
    }

    /** One of the nodes that this one caused, in the order of the events. */
    public int effect(int index, int number) {
        return effects[starts[index] + number];
    }

    /** The effects of a node, in the order of the events. */
    public int[] children(int index) {
        return Arrays.copyOfRange(effects, starts[index], starts[index + 1]);
    }

    /** The nodes without a cause: beginnings, and causes that are not among the events. */
    public int[] roots() {
        return children(ids.size());
    }

    /** All nodes, causes before their effects, each followed at once by all that follows from it. */
    public IntStream depthFirst() {
        return Arrays.stream(order);
    }

    /** The node at a place of {@link #depthFirst()}. */
    int visited(int place) {
        return order[place];
    }

    /** Causes beyond the one that makes the tree: those of an event with several, and the link that closes a circle. */
    public List<Integer> furtherCauses(int index) {
        return furtherCauses.getOrDefault(index, List.of());
    }

    /** Whether any event has causes beyond one. */
    public boolean hasFurtherCauses() {
        return !furtherCauses.isEmpty();
    }

    /** Whether the event names itself as its cause. */
    public boolean causesItself(int index) {
        return selfCaused.get(index);
    }

    /** Whether the event is taken for the beginning of events that caused one another in a circle. */
    public boolean opensCircle(int index) {
        return circular.get(index);
    }

    /** How many events name themselves as their cause. */
    public int selfCaused() {
        return selfCaused.cardinality();
    }

    /** How many circles of causes there are. */
    public int circles() {
        return circular.cardinality();
    }

    /** The streams, in the order in which they first appear, with a number from 0 for the colour of each. */
    public Map<StreamId, Integer> streams() {
        return streams;
    }

    public OptionalInt indexOf(EventId id) {
        Integer index = indexById.get(id);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** The event at a location; empty if it is not an event of this trace. */
    public OptionalInt indexOf(Location location) {
        if (location.event() != null) {
            OptionalInt index = indexOf(location.event());
            return index.isPresent() && index.getAsInt() < events ? index : OptionalInt.empty();
        }
        return IntStream.range(0, events)
                .filter(index -> names(location, Objects.requireNonNull(headers.get(index))))
                .findFirst();
    }

    /** The node, its cause, the cause of that, and so on to the root. */
    public Set<Integer> pathToRoot(int index) {
        Set<Integer> path = new HashSet<>();
        for (int at = index; at != NONE; at = parents[at]) {
            path.add(at);
        }
        return path;
    }

    /** The causes that are known by their ids only. */
    public List<EventId> missingCauses() {
        return IntStream.range(events, ids.size())
                .filter(index -> headers.get(index) == null)
                .mapToObj(ids::get)
                .toList();
    }

    /** How many causes are stored, but belong to other operations. */
    public int causesElsewhere() {
        return ids.size() - events - missingCauses().size();
    }

    private static boolean names(Location location, EventHeader event) {
        return event.version() == location.version() && event.stream().equals(location.stream());
    }
}
