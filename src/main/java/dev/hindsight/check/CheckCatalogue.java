package dev.hindsight.check;

import dev.hindsight.replay.ReplayHost;
import java.util.List;

/** The checks of one open store. */
@FunctionalInterface
public interface CheckCatalogue {
    /** All checks, in the order in which they are shown. {@code host} runs the aggregate code that they need. */
    List<Check> checks(ReplayHost host);
}
