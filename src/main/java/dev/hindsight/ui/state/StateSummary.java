package dev.hindsight.ui.state;

/** What the tree shows, in a few words. */
final class StateSummary {
    private StateSummary() {}

    static String of(StateTree tree) {
        return tree.searched()
                .map(StateSummary::found)
                .orElseGet(() -> changed(tree.root().changeCount()));
    }

    /** What stands in place of the rows where there are none. */
    static String whenEmpty(StateTree tree) {
        if (tree.searched().isPresent()) {
            return tree.onlyChanges()
                    ? "Nothing that changed here matches."
                    : "No key and no value contains this text.";
        }
        return tree.onlyChanges() ? "This event changed nothing in the state." : "The state is empty.";
    }

    private static String found(StateSearch search) {
        String matches = ValueText.counted(search.matches(), "match", "matches");
        return search.complete() ? matches : "More than " + matches + ", stopped there";
    }

    private static String changed(int changes) {
        return changes == 0 ? "Nothing changed" : ValueText.counted(changes, "change", "changes");
    }
}
