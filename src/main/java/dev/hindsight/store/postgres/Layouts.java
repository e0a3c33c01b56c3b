package dev.hindsight.store.postgres;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layouts to try on a database. */
final class Layouts {
    private static final List<String> BUILT_IN = List.of("hindsight");

    private Layouts() {}

    /** The ids of the layouts that come with Hindsight. */
    static List<String> ids() {
        return BUILT_IN;
    }

    /**
     * Finds the layouts that come into question.
     *
     * @param wanted the id of a built-in layout or the path of a layout file; null for all built-in ones
     */
    static List<Layout> wanted(@Nullable String wanted) {
        if (wanted == null) {
            return BUILT_IN.stream().map(LayoutFile::builtIn).toList();
        }
        return List.of(wanted.endsWith(".json") ? LayoutFile.at(Path.of(wanted)) : LayoutFile.builtIn(wanted));
    }
}
