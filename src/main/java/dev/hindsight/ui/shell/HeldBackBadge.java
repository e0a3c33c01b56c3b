package dev.hindsight.ui.shell;

import dev.hindsight.store.HeldBack;
import dev.hindsight.ui.common.LiveEvents;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says that committed events are kept from being shown, and by whose transaction. Not there while none are. */
final class HeldBackBadge extends Label {
    private static final double LEAST = 120;
    private static final double MOST = 540;

    HeldBackBadge(LiveEvents live) {
        setId("held-back");
        setGraphic(new FontIcon(Feather.PAUSE_CIRCLE));
        getStyleClass().addAll("badge", "held-back");
        // What does not fit is in the tooltip.
        setMinWidth(LEAST);
        setMaxWidth(MOST);
        managedProperty().bind(visibleProperty());
        live.heldBackProperty().subscribe(this::show);
    }

    private void show(@Nullable HeldBack heldBack) {
        setVisible(heldBack != null);
        if (heldBack != null) {
            setText(heldBack.brief());
            setAccessibleText(heldBack.sentence());
            setTooltip(new Tooltip(heldBack.sentence()
                    + " They are shown once it ends: until then it may add events that come before them."));
        }
    }
}
