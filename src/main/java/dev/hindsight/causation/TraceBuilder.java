package dev.hindsight.causation;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the links between events: in linear time, and without recursion, since a chain may be a million events long. */
final class TraceBuilder {
    private static final int NONE = -1;

    final List<EventId> ids = new ArrayList<>();
    final List<@Nullable EventHeader> headers = new ArrayList<>();
    final Map<EventId, Integer> indexById;
    /** Pairs of (cause, effect) beyond the one that makes the tree. */
    final List<int[]> furtherLinks = new ArrayList<>();

    final BitSet selfCaused = new BitSet();
    final BitSet circular = new BitSet();
    final int events;
    final int[] parents;

    TraceBuilder(Collection<EventHeader> found, Collection<EventHeader> elsewhere) {
        indexById = HashMap.newHashMap(found.size());
        found.forEach(event -> add(event.id(), event));
        events = ids.size();
        addOutsiders(elsewhere);
        parents = new int[ids.size()];
        Arrays.fill(parents, NONE);
        for (int i = 0; i < events; i++) {
            link(i);
        }
        openCircles();
    }

    private void add(EventId id, @Nullable EventHeader event) {
        // Of two events with one id, the first is the one that others name.
        indexById.putIfAbsent(id, ids.size());
        ids.add(id);
        headers.add(event);
    }

    private void addOutsiders(Collection<EventHeader> elsewhere) {
        Map<EventId, EventHeader> known = HashMap.newHashMap(elsewhere.size());
        elsewhere.forEach(event -> known.put(event.id(), event));
        for (int i = 0; i < events; i++) {
            for (EventId cause : Causes.of(event(i))) {
                if (!indexById.containsKey(cause)) {
                    add(cause, known.get(cause));
                }
            }
        }
    }

    private EventHeader event(int index) {
        EventHeader event = headers.get(index);
        if (event == null) {
            throw new IllegalStateException("The first nodes are events.");
        }
        return event;
    }

    /** Of several causes the one that came last let the event happen: the tree goes through it. */
    private void link(int effect) {
        List<EventId> causes = Causes.of(event(effect));
        for (EventId id : causes) {
            int cause = indexById.getOrDefault(id, NONE);
            if (cause == effect) {
                selfCaused.set(effect);
            } else if (parents[effect] == NONE || cameLater(cause, parents[effect])) {
                parents[effect] = cause;
            }
        }
        if (causes.size() > 1) {
            causes.stream()
                    .mapToInt(id -> indexById.getOrDefault(id, NONE))
                    .filter(cause -> cause != effect && cause != parents[effect])
                    .distinct()
                    .forEach(cause -> furtherLinks.add(new int[] {cause, effect}));
        }
    }

    private boolean cameLater(int cause, int than) {
        EventHeader one = headers.get(cause);
        EventHeader other = headers.get(than);
        return one != null && (other == null || one.at().isAfter(other.at()));
    }

    /** Events that caused one another in a circle have no beginning; the first of them is taken for it. */
    private void openCircles() {
        int[] walks = new int[parents.length];
        for (int start = 0; start < parents.length; start++) {
            int at = start;
            while (at != NONE && walks[at] == 0) {
                walks[at] = start + 1;
                at = parents[at];
            }
            if (at != NONE && walks[at] == start + 1) {
                open(at);
            }
        }
    }

    private void open(int inCircle) {
        int first = inCircle;
        for (int at = parents[inCircle]; at != inCircle; at = parents[at]) {
            first = Math.min(first, at);
        }
        furtherLinks.add(new int[] {parents[first], first});
        parents[first] = NONE;
        circular.set(first);
    }
}
