package dev.hindsight.replay;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StreamId;
import java.time.Instant;
import java.util.*;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

public final class RecordedReplay {
    private final StreamId stream;
    private final ReplayedBy by;
    private final List<ReplayStep> steps;

    public RecordedReplay(StreamId stream, ReplayedBy by, List<ReplayStep> steps) {
        this.stream = stream;
        this.by = by;
        this.steps = steps;
    }

    public StreamId stream() {
        return stream;
    }

    public ReplayedBy replayedBy() {
        return by;
    }

    public int size() {
        return steps.size();
    }

    public EventHeader event(int i) {
        return steps.get(i).event();
    }

    public JsonNode stateAfter(int i) {
        return i < 0 ? JsonNodeFactory.instance.objectNode() : steps.get(i).state();
    }

    public List<Change> changes(int i) {
        return difference(i - 1, i);
    }

    public List<Change> difference(int from, int to) {
        List<Change> out = new ArrayList<>();
        diff(JsonPointer.empty(), stateAfter(from), stateAfter(to), out);
        return out;
    }

    private static void diff(JsonPointer p, @Nullable JsonNode a, @Nullable JsonNode b, List<Change> out) {
        if (Objects.equals(a, b)) return;
        if (a != null && b != null && a.isObject() && b.isObject()) {
            Set<String> names = new LinkedHashSet<>(a.propertyNames());
            names.addAll(b.propertyNames());
            for (String n : names) diff(p.appendProperty(n), a.get(n), b.get(n), out);
        } else if (a != null && b != null && a.isArray() && b.isArray()) {
            for (int i = 0; i < Math.max(a.size(), b.size()); i++) diff(p.appendIndex(i), a.get(i), b.get(i), out);
        } else out.add(new Change(p, a, b));
    }

    public List<FieldChange> history(JsonPointer p) {
        List<FieldChange> out = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            JsonNode a = stateAfter(i - 1).at(p), b = stateAfter(i).at(p);
            if (!a.equals(b))
                out.add(new FieldChange(i, event(i), a.isMissingNode() ? null : a, b.isMissingNode() ? null : b));
        }
        return out;
    }

    public OptionalInt lastChange(JsonPointer p, int index) {
        return history(p).stream()
                .mapToInt(FieldChange::index)
                .filter(i -> i <= index)
                .max();
    }

    public List<ReplayError> errors() {
        return steps.stream().map(ReplayStep::error).filter(Objects::nonNull).toList();
    }

    public Optional<ReplayError> error(int i) {
        return Optional.ofNullable(steps.get(i).error());
    }

    public OptionalInt indexOfVersion(long v) {
        for (int i = 0; i < size(); i++) if (event(i).version() == v) return OptionalInt.of(i);
        return OptionalInt.empty();
    }

    public OptionalInt indexAt(Instant t) {
        int found = -1;
        for (int i = 0; i < size(); i++) if (!event(i).at().isAfter(t)) found = i;
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
