package dev.hindsight.store;

/**
 * One step on the way into a store.
 *
 * @param what the step, for people: "Signing in"
 * @param works whether it was made
 * @param detail what was found, or what went wrong and what to do
 */
public record ConnectionStep(String what, boolean works, String detail) {}
