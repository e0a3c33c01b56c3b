package dev.hindsight.store.postgres;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The layouts to try on a database. */
final class Layouts {
    /** The more telling ones first: a table belongs to the first layout that recognises it. */
    private static final List<String> BUILT_IN = List.of(
            "hindsight",
            "message-db",
            "emmett",
            "marten",
            "axon4-jdbc",
            "axon4-jpa",
            "axon5-jpa",
            "commanded",
            "rails-event-store",
            "eugene-khyst",
            "patchlevel",
            "patchlevel-stream",
            "patchlevel-aggregate",
            "prooph",
            "factcast",
            "pekko-jdbc",
            "pekko-r2dbc",
            "sql-stream-store",
            "eventuous",
            "spatie",
            "eventflow",
            "castore",
            "python-eventsourcing",
            "plain-positioned",
            "plain");

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
