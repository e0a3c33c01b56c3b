package dev.hindsight.ui.events;

import dev.hindsight.settings.SettingsException;
import dev.hindsight.store.query.Condition;
import dev.hindsight.store.query.ConditionParser;
import dev.hindsight.store.query.ConditionSyntaxException;
import dev.hindsight.store.query.ConditionText;
import dev.hindsight.store.query.Field;
import dev.hindsight.store.query.Field.Header;
import dev.hindsight.ui.common.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The columns of the table: parts of the header, and places in payload and metadata. Remembered for the store. */
public final class ColumnChoice {
    static final List<Header> HEADERS = List.of(
            Header.POSITION,
            Header.TIME,
            Header.STREAM,
            Header.STREAM_TYPE,
            Header.TYPE,
            Header.VERSION,
            Header.CORRELATION,
            Header.CAUSATION,
            Header.ID);
    private static final List<Field> USUAL = List.of(
            Header.POSITION, Header.TIME, Header.STREAM, Header.TYPE, Header.VERSION, Header.CORRELATION, Header.ID);

    private final Workspace workspace;
    private final QueryMemory memory;
    private final ReadOnlyObjectWrapper<List<Field>> shown;

    ColumnChoice(Workspace workspace, QueryMemory memory) {
        this.workspace = workspace;
        this.memory = memory;
        List<Field> remembered = memory.history().columns().stream()
                .flatMap(text -> field(text).stream())
                .toList();
        shown = new ReadOnlyObjectWrapper<>(this, "shown", remembered.isEmpty() ? USUAL : remembered);
    }

    /** The columns in their order; never none. */
    ReadOnlyObjectProperty<List<Field>> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    boolean isShown(Field field) {
        return shown.get().contains(field);
    }

    /** The columns that are places in payload or metadata. */
    List<Field.Value> places() {
        return shown.get().stream()
                .flatMap(field -> field instanceof Field.Value value ? Stream.of(value) : Stream.empty())
                .toList();
    }

    /** Shows a column as the last one, or where headers have their place. */
    public void show(Field field) {
        if (!isShown(field)) {
            List<Field> all = new ArrayList<>(shown.get());
            all.add(field);
            change(inOrder(all));
        }
    }

    /** Takes a column away, unless it is the only one. */
    void hide(Field field) {
        List<Field> rest =
                shown.get().stream().filter(other -> !other.equals(field)).toList();
        if (!rest.isEmpty()) {
            change(rest);
        }
    }

    /** Shows the column of a place as it is typed, such as {@code payload.customer.city}; false if it is none. */
    boolean show(String typed) {
        Optional<Field> field = field(typed.strip());
        field.ifPresent(this::show);
        return field.isPresent();
    }

    /** The columns of the first start. */
    void reset() {
        change(USUAL);
    }

    private static List<Field> inOrder(List<Field> fields) {
        return Stream.concat(
                        HEADERS.stream().filter(fields::contains),
                        fields.stream().filter(field -> !HEADERS.contains(field)))
                .toList();
    }

    private void change(List<Field> columns) {
        shown.set(List.copyOf(columns));
        try {
            memory.change(history ->
                    history.shownIn(columns.stream().map(ConditionText::of).toList()));
        } catch (SettingsException e) {
            workspace.tasks().report(e);
        }
    }

    /** As a query reads it: what can be asked for can be a column. */
    private static Optional<Field> field(String text) {
        try {
            return ConditionParser.parse(text + " exists", java.time.ZoneOffset.UTC)
                                    instanceof Condition.Exists(Field field)
                            && (field instanceof Field.Value || HEADERS.contains(field))
                    ? Optional.of(field)
                    : Optional.empty();
        } catch (ConditionSyntaxException _) {
            return Optional.empty();
        }
    }
}
