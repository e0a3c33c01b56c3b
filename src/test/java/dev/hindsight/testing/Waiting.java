package dev.hindsight.testing;

import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.testfx.util.WaitForAsyncUtils;

/** Waits in tests of the window for what comes to pass by itself. */
public final class Waiting {
    private Waiting() {}

    /**
     * Returns once the condition holds.
     *
     * @param what what is waited for, for the message of a test that fails
     */
    public static void until(String what, int seconds, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, condition);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited in vain until " + what, e);
        }
    }
}
