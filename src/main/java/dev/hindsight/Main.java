package dev.hindsight;

import java.util.List;

/** Starts Hindsight: the window without arguments or with {@code window}, else a command. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        List<String> arguments = List.of(args);
        WindowLauncher.start(arguments, DataDirectories.ofThisMachine());
    }
}
