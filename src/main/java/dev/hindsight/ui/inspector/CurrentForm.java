package dev.hindsight.ui.inspector;

import dev.hindsight.ui.common.JsonText;
import java.util.List;

/** What is known of an event as aggregate code takes it: decoded, and brought to its current form by upcasters. */
sealed interface CurrentForm {
    /** Words in its place: that it is being read, that no code takes it, or why not. */
    record Words(String text) implements CurrentForm {}

    /** {@code upcasters} are the names of those that brought it there, in their order. */
    record Json(JsonText text, List<String> upcasters) implements CurrentForm {
        public Json {
            upcasters = List.copyOf(upcasters);
        }
    }
}
