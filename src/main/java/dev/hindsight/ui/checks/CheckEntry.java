package dev.hindsight.ui.checks;

import dev.hindsight.check.Check;
import dev.hindsight.check.CheckStatus.Stage;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** A check in the list: whether it is chosen, and how it stands. Used on the FX thread. */
final class CheckEntry {
    private final Check check;
    private final BooleanProperty chosen = new SimpleBooleanProperty(this, "chosen", true);
    private final ReadOnlyObjectWrapper<Standing> standing =
            new ReadOnlyObjectWrapper<>(this, "standing", Standing.NOT_RUN);

    /**
     * How the check stands.
     *
     * @param stage null before its first run
     */
    record Standing(@Nullable Stage stage, long found) {
        static final Standing NOT_RUN = new Standing(null, 0);
    }

    CheckEntry(Check check) {
        this.check = check;
    }

    String name() {
        return check.name();
    }

    String description() {
        return check.description();
    }

    BooleanProperty chosenProperty() {
        return chosen;
    }

    ReadOnlyObjectProperty<Standing> standingProperty() {
        return standing.getReadOnlyProperty();
    }

    void stand(Standing now) {
        standing.set(now);
    }
}
