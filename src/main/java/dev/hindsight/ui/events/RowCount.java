package dev.hindsight.ui.events;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.value.ObservableValue;

/** Says how many rows there are without ever passing a part for the whole. */
final class RowCount {
    private RowCount() {}

    /** Of the rows held. */
    static ObservableValue<String> of(EventRows rows, EventQuestion question) {
        HeldRows held = rows.held();
        ReadOnlyLongProperty lookedAt = rows.page().lookedAtProperty();
        return Bindings.createStringBinding(
                () -> words(
                        held.list().size(),
                        held.aboveProperty().get(),
                        held.belowProperty().get(),
                        !question.filter().isNone(),
                        lookedAt.get()),
                held.list(),
                held.aboveProperty(),
                held.belowProperty(),
                question.filterProperty(),
                lookedAt);
    }

    /** {@code lookedAt} is how many events were looked at for the rows last read; 0 where an index found them. */
    static String words(int rows, Edge above, Edge below, boolean filtered, long lookedAt) {
        String words = words(rows, above, below, filtered);
        return lookedAt == 0 ? words : words + String.format(Locale.ROOT, "; looked at %,d", lookedAt);
    }

    static String words(int rows, Edge above, Edge below, boolean filtered) {
        if (below instanceof Edge.Stopped(String reason)) {
            return loaded(rows) + ", " + reason;
        }
        if (above instanceof Edge.Stopped(String reason)) {
            return loaded(rows) + ", " + reason;
        }
        boolean moreAbove = above instanceof Edge.More;
        boolean moreBelow = below instanceof Edge.More;
        if (moreAbove && moreBelow) {
            return loaded(rows) + ", more before and after";
        }
        if (moreAbove || moreBelow) {
            return loaded(rows) + (moreBelow ? ", more follow" : ", more before");
        }
        return whole(rows) + (filtered ? suffix(rows) : "");
    }

    private static String loaded(int rows) {
        return number(rows) + " loaded";
    }

    private static String whole(int rows) {
        return switch (rows) {
            case 0 -> "no events";
            case 1 -> "1 event";
            default -> "all " + number(rows) + " events";
        };
    }

    private static String suffix(int rows) {
        return switch (rows) {
            case 0 -> " meet the filters";
            case 1 -> " meets the filters";
            default -> " that meet the filters";
        };
    }

    private static String number(int count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
