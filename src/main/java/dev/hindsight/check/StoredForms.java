package dev.hindsight.check;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.replay.CodeForm;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.ReplayedBy;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The forms in which events are stored, and what the aggregate code makes of some events of each: the first, the last and
 * a few between, since a store that keeps no versions of forms may hold several under one name.
 */
final class StoredForms implements EventTaker {
    private static final int MOST_FORMS = 20_000;
    private static final int BETWEEN = 6;

    private final EventStore store;
    private final ReplayHost host;
    private final Map<Form, Samples> forms = new TreeMap<>();
    private final Set<String> withoutCode = new TreeSet<>();
    private boolean cut;
    private @Nullable List<Tried> attempted;

    StoredForms(EventStore store, ReplayHost host) {
        this.store = store;
        this.host = host;
    }

    /**
     * A stored form of an event type.
     *
     * @param schemaVersion its version, or an empty text where the store keeps none
     */
    record Form(String streamType, String type, String schemaVersion) implements Comparable<Form> {
        private static final Comparator<Form> ORDER =
                Comparator.comparing(Form::streamType).thenComparing(Form::type).thenComparing(Form::schemaVersion);

        static Form of(EventHeader event) {
            String version = event.schemaVersion();
            return new Form(event.streamType(), event.type(), version == null ? "" : version);
        }

        @Override
        public int compareTo(Form other) {
            return ORDER.compare(this, other);
        }

        /** As people call it. */
        @Override
        public String toString() {
            return schemaVersion.isEmpty() ? type : "%s in version %s".formatted(type, schemaVersion);
        }
    }

    /**
     * Events of a form, and which of them the code refuses.
     *
     * @param count the number of events of that form
     */
    record Tried(Form form, long count, List<Refusal> refusals, int samples) {
        boolean isTaken() {
            return refusals.size() < samples;
        }

        /** The forms of each type of which there were events to try, as each type of stream has them. */
        static Collection<List<Tried>> byType(List<Tried> tried) {
            return tried.stream()
                    .filter(form -> form.samples() > 0)
                    .collect(Collectors.groupingBy(
                            form -> form.form().streamType() + "/" + form.form().type(),
                            TreeMap::new,
                            Collectors.toList()))
                    .values();
        }
    }

    /** An event that the code does not take, and why. */
    record Refusal(EventHeader event, String reason) {}

    /** Every form's events: the first, the last, and some between that are doubled in distance each time. */
    private static final class Samples {
        private final List<EventHeader> kept = new ArrayList<>();
        private @Nullable EventHeader last;
        private long count;
        private long nextKept = 1;

        void take(EventHeader event) {
            count++;
            if (count == nextKept && kept.size() < BETWEEN) {
                kept.add(event);
                nextKept *= 4;
            }
            last = event;
        }

        Collection<EventHeader> all() {
            List<EventHeader> all = new ArrayList<>(kept);
            if (last != null && !all.getLast().equals(last)) {
                all.add(last);
            }
            return all;
        }
    }

    @Override
    public void take(EventHeader event) {
        Form form = Form.of(event);
        if (forms.size() < MOST_FORMS || forms.containsKey(form)) {
            forms.computeIfAbsent(form, key -> new Samples()).take(event);
        } else {
            cut = true;
        }
    }

    /** What came of it when the code took the samples of each form that it is there for: once for all who ask. */
    List<Tried> attempt(CheckListener listener, Cancellation cancellation) {
        List<Tried> known = attempted;
        if (known == null) {
            known = List.copyOf(attemptAll(listener, cancellation));
            attempted = known;
        }
        return known;
    }

    private List<Tried> attemptAll(CheckListener listener, Cancellation cancellation) {
        List<Tried> tried = new ArrayList<>();
        long done = 0;
        for (Map.Entry<Form, Samples> form : forms.entrySet()) {
            cancellation.check();
            if (host.codeFor(form.getKey().streamType()) instanceof ReplayedBy.PayloadMerge) {
                withoutCode.add(form.getKey().streamType());
            } else {
                tried.add(attempt(form.getKey(), form.getValue(), cancellation));
            }
            listener.progress(new Progress(++done, forms.size(), "stored forms"));
        }
        return tried;
    }

    private Tried attempt(Form form, Samples samples, Cancellation cancellation) {
        List<Refusal> refusals = new ArrayList<>();
        int there = 0;
        for (EventHeader header : samples.all()) {
            Optional<StoredEvent> event = store.event(header.id(), cancellation);
            if (event.isPresent()) {
                there++;
                if (host.currentForm(event.get()).orElse(null) instanceof CodeForm.Refused(String message, String _)) {
                    refusals.add(new Refusal(header, message));
                }
            }
        }
        return new Tried(form, samples.count, refusals, there);
    }

    /** How a check of forms ended that came to its end. */
    Outcome outcome(Ending ending, List<Tried> tried) {
        if (tried.isEmpty() && !withoutCode.isEmpty()) {
            return new Outcome.NotApplicable(
                    "No aggregate code is known for these streams. Name it with --class-path, or for the connection.");
        }
        if (cut) {
            return new Outcome.Stopped("Only the first %,d stored forms were looked at.".formatted(MOST_FORMS));
        }
        String leftOut = withoutCode.isEmpty()
                ? ""
                : "; left out, for want of code: streams of type " + String.join(", ", withoutCode);
        return Outcome.of(
                ending, "%,d stored forms of %,d event types%s".formatted(tried.size(), types(tried), leftOut));
    }

    private static long types(List<Tried> tried) {
        return tried.stream()
                .map(form -> form.form().streamType() + "/" + form.form().type())
                .distinct()
                .count();
    }
}
