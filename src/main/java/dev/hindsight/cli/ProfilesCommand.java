package dev.hindsight.cli;

import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.settings.ProfileFile;
import dev.hindsight.settings.Settings;
import dev.hindsight.settings.SettingsException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with saved connections: list them, give them to others, take those of others. */
@Command(name = "profiles", description = "Lists, exports and imports saved connections. They hold no passwords.")
final class ProfilesCommand implements Runnable {
    private final StoreDoor door;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the command runs
    private CommandSpec spec;

    ProfilesCommand(StoreDoor door) {
        this.door = door;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about connections: list, export or import?");
    }

    @Command(name = "list", description = "Lists the saved connections.")
    int list(@Option(names = "--json", description = "One JSON object per line.") boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        Table table = new Table("NAME", "ENVIRONMENT", "USER", "URL");
        for (ConnectionProfile profile : door.settings().load().profiles()) {
            String environment = profile.environment().toString();
            if (json) {
                out.println(new JsonLine()
                        .put("name", profile.name())
                        .put("environment", environment)
                        .put("user", profile.user())
                        .put("url", profile.url())
                        .put("layout", profile.layout()));
            } else {
                String user = profile.user() == null ? "" : profile.user();
                table.row(profile.name(), environment, user, profile.url());
            }
        }
        if (!json) {
            table.print(out);
        }
        out.flush();
        return ExitCode.DONE;
    }

    @Command(name = "export", description = "Writes saved connections into a file, without secrets.")
    int export(
            @Parameters(index = "0", paramLabel = "FILE") Path file,
            @Parameters(index = "1..*", paramLabel = "NAME", description = "All of them where none is named.")
                    List<String> names) {
        return told(() -> {
            Settings settings = door.settings().load();
            List<ConnectionProfile> chosen = names == null
                    ? settings.profiles()
                    : names.stream().map(name -> named(settings, name)).toList();
            ProfileFile.write(file, chosen);
            return "%d connections written to %s".formatted(chosen.size(), file);
        });
    }

    @Command(name = "import", description = "Adds the connections in a file to the saved ones.")
    int importing(@Parameters(paramLabel = "FILE") Path file) {
        return told(() -> {
            List<ConnectionProfile> found = ProfileFile.read(file);
            int before = door.settings().load().profiles().size();
            int after = door.settings()
                    .update(settings -> settings.adding(found))
                    .profiles()
                    .size();
            return "%d of %d connections in %s were new".formatted(after - before, found.size(), file);
        });
    }

    private int told(Supplier<String> work) {
        try {
            spec.commandLine().getErr().println(work.get());
            spec.commandLine().getErr().flush();
            return ExitCode.DONE;
        } catch (SettingsException e) {
            throw new CommandFailure(ExitCode.WRONG_USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static ConnectionProfile named(Settings settings, String name) {
        return settings.profile(name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.WRONG_USAGE, "There is no connection called “%s”.".formatted(name)));
    }
}
