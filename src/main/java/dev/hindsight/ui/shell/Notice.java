package dev.hindsight.ui.shell;

import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.ui.common.Problem;

/**
 * Something that went wrong while the panels keep what they show.
 *
 * @param connectionLost whether the store cannot be reached, so that it is worth trying again
 */
record Notice(String sentence, String detail, boolean connectionLost) {
    static Notice of(Throwable error) {
        boolean lost = error instanceof StoreUnreachableException;
        String kept = lost ? " What you see is kept, and reading goes on once the server is back." : "";
        return new Notice(Problem.sentence(error) + kept, Problem.detail(error), lost);
    }
}
