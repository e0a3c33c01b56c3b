package dev.hindsight;

import dev.hindsight.cli.CommandLineProgram;
import dev.hindsight.cli.ExitCode;
import dev.hindsight.cli.WindowDoor;
import dev.hindsight.settings.SystemKeyring;
import dev.hindsight.store.postgres.PostgresStores;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Starts Hindsight: without arguments the window, else a command, of which {@code window} is one. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        DataDirectories directories = DataDirectories.ofThisMachine();
        // Read by the configuration of the log, which nothing before this line may touch.
        System.setProperty("hindsight.logs", directories.logs().toString());
        WindowLauncher window = new WindowLauncher(directories);
        if (arguments.length == 0) {
            // Not by way of the command line, which takes a fifth of a second to be made.
            window.open(WindowDoor.Request.NOTHING).ifPresent(obstacle -> end(obstacle, ExitCode.NO_WINDOW));
            return;
        }
        int exitCode = runCommand(arguments, directories, window);
        if (!window.isOpen()) {
            System.exit(exitCode);
        }
    }

    private static void end(String sentence, int exitCode) {
        PrintWriter messages = writer(FileDescriptor.err);
        messages.println(sentence);
        messages.flush();
        System.exit(exitCode);
    }

    private static int runCommand(String[] arguments, DataDirectories directories, WindowDoor window) {
        PrintWriter out = writer(FileDescriptor.out);
        PrintWriter messages = writer(FileDescriptor.err);
        int exitCode = new CommandLineProgram(
                        new CommandStores(new PostgresStores(), directories, new SystemKeyring()),
                        window,
                        out,
                        messages)
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
