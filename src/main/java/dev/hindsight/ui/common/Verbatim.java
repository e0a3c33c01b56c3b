package dev.hindsight.ui.common;

import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;

/**
 * Shows words of a store as they are. Otherwise buttons and menus take an underscore for the mark of a key and leave it
 * out, so that {@code order_placed} would read "orderplaced".
 */
public final class Verbatim {
    private Verbatim() {}

    /** Returns the same button, of whatever kind. */
    public static <B extends Labeled> B of(B button) {
        button.setMnemonicParsing(false);
        return button;
    }

    /** Returns the same item of a menu. */
    public static <I extends MenuItem> I of(I item) {
        item.setMnemonicParsing(false);
        return item;
    }
}
