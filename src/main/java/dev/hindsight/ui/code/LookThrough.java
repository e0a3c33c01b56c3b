package dev.hindsight.ui.code;

import dev.hindsight.replay.ReplayException;
import dev.hindsight.replay.code.Candidate;
import dev.hindsight.replay.code.ClassPath;
import dev.hindsight.replay.code.CodeCatalog;
import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.SampledEventTypes;
import dev.hindsight.store.TypeCount;
import dev.hindsight.ui.common.RunningTask;
import dev.hindsight.ui.common.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Looks through a class path for the aggregates of a store. Runs in the background. */
record LookThrough(EventStore store, CodeSettings settings) implements Tasks.Work<LookThrough.Result> {
    /** So many stream types are looked at, those with the most streams. */
    private static final int STREAM_TYPES = 100;

    /**
     * What was found.
     *
     * @param classes how many classes were looked at
     * @param upcasters the upcasters for Axon that events go through
     * @param upcastersLeftOut those that only the application can make
     */
    record Result(int classes, List<FoundType> types, List<String> upcasters, List<String> upcastersLeftOut) {}

    @Override
    public Result run(RunningTask task) {
        CodeCatalog catalog = CodeCatalog.scan(ClassPath.of(settings.classPath()), settings.events());
        List<TypeCount> streamTypes = store.streamTypes(task.cancellation());
        List<FoundType> found = new ArrayList<>();
        for (TypeCount type : streamTypes.stream().limit(STREAM_TYPES).toList()) {
            task.cancellation().check();
            task.report(found.size() / (double) streamTypes.size(), "Looking for the aggregate of " + type.type());
            found.add(look(catalog, type));
        }
        return new Result(catalog.size(), found, catalog.upcasters(), catalog.upcastersLeftOut());
    }

    private FoundType look(CodeCatalog catalog, TypeCount type) {
        Set<String> eventTypes = new SampledEventTypes(store).apply(type.type());
        // A decoder makes objects of its own, of which the stored types say nothing.
        Set<String> telling = settings.decoder() == null ? eventTypes : Set.of();
        List<Candidate> candidates = new ArrayList<>(catalog.candidates(type.type(), telling));
        Candidate best = chosen(catalog, type.type());
        if (best == null) {
            best = catalog.choose(type.type(), telling).orElse(null);
        } else if (!candidates.contains(best)) {
            candidates.addFirst(best);
        }
        return new FoundType(type.type(), type.count(), best, candidates, eventClasses(catalog, best, eventTypes));
    }

    /** What the user chose earlier, if it is still there. */
    private @Nullable Candidate chosen(CodeCatalog catalog, String streamType) {
        String text = settings.aggregates().get(streamType);
        try {
            return text == null ? null : catalog.named(text);
        } catch (ReplayException _) {
            return null;
        }
    }

    private static SortedMap<String, String> eventClasses(
            CodeCatalog catalog, @Nullable Candidate aggregate, Set<String> eventTypes) {
        SortedMap<String, String> classes = new TreeMap<>();
        for (String type : eventTypes) {
            classes.put(
                    type,
                    aggregate == null ? "" : catalog.eventClass(type, aggregate).orElse(""));
        }
        return classes;
    }
}
