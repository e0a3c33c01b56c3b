package dev.hindsight.testing;

import dev.hindsight.ui.common.LiveEvents;
import dev.hindsight.ui.common.Workspace;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Follows the store of a workspace without a window that ticks. */
public final class Followed {
    private Followed() {}

    /** Begins to follow, and waits until nothing can be missed any more. */
    public static LiveEvents begin(Workspace workspace) {
        LiveEvents live = workspace.live();
        int revision = workspace.revisionProperty().get();
        live.followingProperty().set(true);
        await(live, () -> workspace.revisionProperty().get() > revision);
        return live;
    }

    /** Ticks until that is so. */
    public static void await(LiveEvents live, BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            live.tick();
            try {
                TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
