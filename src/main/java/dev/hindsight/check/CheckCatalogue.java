package dev.hindsight.check;

import dev.hindsight.replay.ReplayHost;
import java.util.List;

/** The checks of one open store. */
@FunctionalInterface
public interface CheckCatalogue {
    /**
     * All checks, in the order in which they are shown.
     *
     * @param host runs the aggregate code that they need
     */
    List<Check> checks(ReplayHost host, CheckScope scope);

    /** All checks, of the whole store. */
    default List<Check> checks(ReplayHost host) {
        return checks(host, CheckScope.ALL);
    }
}
