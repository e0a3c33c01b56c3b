package dev.hindsight.replay.host;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;

/**
 * What went wrong in aggregate code.
 *
 * @param sentence what was thrown, and by which line of the aggregate
 * @param detail the stack trace
 */
record AggregateFailure(String sentence, String detail) {
    static AggregateFailure of(Throwable thrown) {
        Throwable cause =
                thrown instanceof InvocationTargetException && thrown.getCause() != null ? thrown.getCause() : thrown;
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new AggregateFailure(cause.getClass().getSimpleName() + message + where(cause), trace.toString());
    }

    private static String where(Throwable cause) {
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (!frame.getClassName().startsWith("java.")
                    && !frame.getClassName().startsWith("jdk.")) {
                return " (%s.%s, line %d)"
                        .formatted(frame.getClassName(), frame.getMethodName(), frame.getLineNumber());
            }
        }
        return "";
    }
}
