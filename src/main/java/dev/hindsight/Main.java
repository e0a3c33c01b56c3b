package dev.hindsight;

import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.settings.SystemKeyring;
import dev.hindsight.store.postgres.PostgresStores;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Starts Hindsight: the window without arguments or with {@code window}, else a command. */
public final class Main {
    private static final int WRONG_ARGUMENTS = 2;
    private static final int NO_WINDOW = 3;

    private Main() {}

    public static void main(String[] arguments) {
        DataDirectories directories = DataDirectories.ofThisMachine();
        // Read by the configuration of the log, which nothing before this line may touch.
        System.setProperty("hindsight.logs", directories.logs().toString());
        if (arguments.length == 0 || arguments[0].equals("window")) {
            openWindow(Arrays.stream(arguments).skip(1).toList(), directories);
        } else {
            System.exit(runCommand(arguments, directories));
        }
    }

    /** The process lives as long as the window. */
    private static void openWindow(List<String> arguments, DataDirectories directories) {
        try {
            WindowLauncher.start(WindowOptions.of(arguments), directories)
                    .ifPresent(obstacle -> end(obstacle, NO_WINDOW));
        } catch (IllegalArgumentException e) {
            end(String.valueOf(e.getMessage()), WRONG_ARGUMENTS);
        }
    }

    private static void end(String sentence, int exitCode) {
        PrintWriter messages = writer(FileDescriptor.err);
        messages.println(sentence);
        messages.flush();
        System.exit(exitCode);
    }

    private static int runCommand(String[] arguments, DataDirectories directories) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter messages = writer(FileDescriptor.err);
        int exitCode = new CommandLineProgram(
                        new CommandStores(new PostgresStores(), directories, new SystemKeyring()), out, messages)
                .run(arguments);
        out.flush();
        messages.flush();
        return exitCode;
    }

    /** In UTF-8 whatever the terminal claims, since JSON is; and buffered, since a store can be long. */
    private static PrintWriter writer(FileDescriptor descriptor) {
        return new PrintWriter(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
