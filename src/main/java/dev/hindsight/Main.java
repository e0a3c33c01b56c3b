package dev.hindsight;

/** Starts Hindsight: without arguments the window, with arguments a command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {}
}
