package dev.hindsight.ui.checks;

import dev.hindsight.check.Severity;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** How bad a finding is, told by shape and colour. */
final class SeverityMark {
    private SeverityMark() {}

    static FontIcon of(Severity severity) {
        FontIcon icon = new FontIcon(
                switch (severity) {
                    case ERROR -> Feather.X_OCTAGON;
                    case WARNING -> Feather.ALERT_TRIANGLE;
                    case NOTE -> Feather.INFO;
                });
        icon.getStyleClass().add("severity-" + severity.name().toLowerCase(Locale.ROOT));
        return icon;
    }
}
