package dev.hindsight.check.readmodel;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckListener;
import dev.hindsight.check.Fault;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Severity;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Whether the rows of read models are those that the events lead to, row by row and column by column. */
public final class ReadModelCheck implements Check, ExplainsRows {
    private static final String NAME = "read-models";
    /** So many rows of one run can be explained afterwards. */
    private static final int MOST_REMEMBERED = 10_000;
    /** Of so many the events are looked up while the check runs. */
    private static final int MOST_PLACED = 500;

    private static final int LONGEST_VALUE = 60;

    static final Fault FIELD = new Fault(
            NAME,
            "field",
            Severity.ERROR,
            "Usually the row was changed by hand, the projection was changed without a rebuild, or events were"
                    + " skipped.");
    static final Fault MISSING = new Fault(
            NAME,
            "missing",
            Severity.ERROR,
            "Usually the row was deleted by hand, or the projection failed at the event that should have made it.");
    static final Fault SUPERFLUOUS = new Fault(
            NAME,
            "superfluous",
            Severity.ERROR,
            "Usually the row was inserted by hand, or the event that made it is no longer in the store.");

    private final List<ReadModel> models;
    private final Map<RowPlace, Remembered> remembered = new ConcurrentHashMap<>();

    private record Remembered(ReadModel model, ComparedRow row) {}

    public ReadModelCheck(List<ReadModel> models) {
        this.models = List.copyOf(models);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "Each row of a read model is the one that the events lead to, as far as the read model has come.";
    }

    @Override
    public Outcome run(CheckListener listener, Cancellation cancellation) {
        if (models.isEmpty()) {
            return new Outcome.NotApplicable(
                    "No read model of this store is known. Describe one in the window, beside Checks: which table it"
                            + " is, and which of its columns come from which values of the state.");
        }
        remembered.clear();
        long rows = 0;
        List<String> looked = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        for (ReadModel model : models) {
            ReadModel.Looked at =
                    model.compare(row -> look(model, row, listener, cancellation), listener::progress, cancellation);
            rows += at.rows();
            if (at.obstacle().isEmpty()) {
                looked.add(model.rebuiltBy());
            } else {
                obstacles.add(at.obstacle());
            }
        }
        if (looked.isEmpty()) {
            return new Outcome.NotApplicable(String.join(" ", obstacles));
        }
        String words = "%,d rows, rebuilt by %s".formatted(rows, String.join(" and ", looked));
        return obstacles.isEmpty()
                ? new Outcome.Done(words)
                : new Outcome.Stopped(words + " only. " + String.join(" ", obstacles));
    }

    private void look(ReadModel model, ComparedRow row, CheckListener listener, Cancellation cancellation) {
        if (row.agrees()) {
            return;
        }
        List<RowStep> steps = List.of();
        if (remembered.size() < MOST_REMEMBERED) {
            remembered.put(RowPlace.of(row), new Remembered(model, row));
            steps = remembered.size() <= MOST_PLACED ? model.steps(row, cancellation) : List.of();
        }
        RowExplanation explanation = new RowExplanation(row, model.rebuiltBy(), steps);
        findings(explanation).forEach(listener::found);
    }

    private static List<Finding> findings(RowExplanation explained) {
        ComparedRow row = explained.row();
        RowPlace place = RowPlace.of(row);
        if (row.stored() == null) {
            String message = "The row %s of %s is missing.".formatted(row.key(), row.table());
            return List.of(at(MISSING, row, explained.steps().stream().findFirst(), message)
                    .on(place.subject()));
        }
        Map<String, JsonNode> rebuilt = row.rebuilt();
        if (rebuilt == null) {
            String message = "No event leads to the row %s of %s.".formatted(row.key(), row.table());
            return List.of(
                    at(SUPERFLUOUS, row, explained.steps().reversed().stream().findFirst(), message)
                            .on(place.subject()));
        }
        return row.differing().stream()
                .map(column -> at(
                                FIELD,
                                row,
                                explained.lastChangeOf(column),
                                "The row %s of %s has %s in %s, but the events lead to %s."
                                        .formatted(
                                                row.key(),
                                                row.table(),
                                                shown(row.stored().get(column)),
                                                column,
                                                shown(rebuilt.get(column))))
                        .on(place.in(column).subject()))
                .toList();
    }

    /** At the event where it began, where that is known. */
    private static Finding at(Fault fault, ComparedRow row, Optional<RowStep> step, String message) {
        if (step.isPresent()) {
            return fault.at(step.get().event(), message);
        }
        Optional<StreamId> stream = row.streams().stream().findFirst();
        return stream.map(id -> fault.in(id, message)).orElseGet(() -> fault.about(row.key(), message));
    }

    private static String shown(@Nullable JsonNode value) {
        if (value == null || value.isMissingNode() || value.isNull()) {
            return "nothing";
        }
        String text = value.isString() ? "“%s”".formatted(value.stringValue()) : value.toString();
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }

    @Override
    public Optional<RowExplanation> explain(Finding finding, Cancellation cancellation) {
        return RowPlace.parse(finding.subject())
                .map(place -> remembered.get(place.in("")))
                .map(found -> new RowExplanation(
                        found.row(), found.model().rebuiltBy(), found.model().steps(found.row(), cancellation)));
    }
}
