package dev.hindsight.replay.runner;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What went wrong in aggregate code, for people.
 *
 * @param sentence what happened, and in which line
 * @param detail the stack trace
 */
record Failure(String sentence, String detail) {
    /** Frames of these are never where the fault of an application is. */
    private static final List<String> NOT_THE_APPLICATION = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.fasterxml.jackson.",
            "tools.jackson.",
            "org.axonframework.",
            "dev.hindsight.replay.runner.");

    private static final int LONGEST_DETAIL = 40_000;

    static Failure of(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof InvocationTargetException || cause instanceof UndeclaredThrowableException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof BindingException) {
            return new Failure(String.valueOf(cause.getMessage()), trace(cause));
        }
        String message = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        String sentence = cause.getClass().getSimpleName() + message + where(cause.getStackTrace());
        return new Failure(sentence, trace(cause));
    }

    /** The line of the application that a stack is in, in parentheses; empty when none is known. */
    static String where(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (isApplication(frame)) {
                return " (in %s.%s, %s line %d)"
                        .formatted(
                                frame.getClassName(),
                                frame.getMethodName(),
                                frame.getFileName(),
                                frame.getLineNumber());
            }
        }
        return "";
    }

    /** The stack as text, without the frames of the runner below it. */
    static String text(StackTraceElement[] stack) {
        List<StackTraceElement> frames = new ArrayList<>(Arrays.asList(stack));
        while (!frames.isEmpty() && !isApplication(frames.get(frames.size() - 1))) {
            frames.remove(frames.size() - 1);
        }
        List<StackTraceElement> shown = frames.isEmpty() ? Arrays.asList(stack) : frames;
        return shown.stream().map(frame -> "\tat " + frame).collect(Collectors.joining("\n"));
    }

    private static boolean isApplication(StackTraceElement frame) {
        return NOT_THE_APPLICATION.stream().noneMatch(frame.getClassName()::startsWith);
    }

    private static String trace(Throwable cause) {
        StringWriter trace = new StringWriter();
        cause.printStackTrace(new PrintWriter(trace));
        return trace.getBuffer().length() > LONGEST_DETAIL
                ? trace.getBuffer().substring(0, LONGEST_DETAIL) + "\n…"
                : trace.toString();
    }
}
