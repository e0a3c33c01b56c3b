package dev.hindsight.cli;

import dev.hindsight.replay.code.CodeSettings;
import dev.hindsight.settings.ConnectionProfile;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.Tunnel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where to look. */
final class StoreOptions {
    @ArgGroup(exclusive = true, multiplicity = "1")
    private Place place = new Place();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "User of the database. The password comes from PGPASSWORD, the keyring, a password file or a service file, never from here.")
    private @Nullable String user;

    @Option(
            names = "--layout",
            paramLabel = "ID_OR_FILE",
            description = "Read the tables through this layout instead of recognising it.")
    private @Nullable String layout;

    @Option(
            names = "--table",
            paramLabel = "[SCHEMA.]TABLE",
            description = "The table of the events, where a database holds several stores.")
    private @Nullable String table;

    @Option(names = "--role", paramLabel = "NAME", description = "Role to switch to after connecting.")
    private @Nullable String role;

    @Option(
            names = "--ssh",
            paramLabel = "USER@HOST",
            description = "SSH server to go through, with :PORT if it is not 22. Keys come from the agent or ~/.ssh.")
    private @Nullable String sshServer;

    @Option(
            names = "--ssh-key",
            paramLabel = "FILE",
            description = "The private key to show the SSH server of --ssh, in place of those.")
    private @Nullable String sshKey;

    @Option(
            names = "--hidden",
            description = "Show also what the framework leaves out: tombstones, archived events, commands.")
    private boolean hidden;

    static final class Place {
        @Option(names = "--sample", description = "The sample shop that comes with Hindsight.")
        private boolean sample;

        @Option(
                names = "--url",
                paramLabel = "JDBC_URL",
                description = "A database, such as jdbc:postgresql://localhost:5432/shop.")
        private @Nullable String url;

        @Option(names = "--profile", paramLabel = "NAME", description = "A connection saved in the window.")
        private @Nullable String profile;
    }

    boolean sample() {
        return place.sample;
    }

    /** The address that was asked for; not for the sample. */
    StoreAddress address(StoreDoor door, @Nullable String password) {
        if (place.profile != null) {
            ConnectionProfile profile = profile(door, place.profile);
            return new StoreAddress(
                    profile.name(),
                    profile.url(),
                    user == null ? profile.user() : user,
                    password == null && user == null ? door.password(profile).orElse(null) : password,
                    layout == null ? profile.layout() : layout,
                    role == null ? profile.role() : role,
                    sshServer == null ? profile.tunnel() : tunnel(),
                    hidden || profile.hiddenShown(),
                    table == null ? profile.table() : table);
        }
        String url = String.valueOf(place.url);
        return new StoreAddress(
                url.replaceFirst("^jdbc:postgresql://", "").replaceFirst("\\?.*", ""),
                url,
                user,
                password,
                layout,
                role,
                tunnel(),
                hidden,
                table);
    }

    private @Nullable Tunnel tunnel() {
        return sshServer == null ? null : new Tunnel(sshServer, sshKey);
    }

    /** The aggregate code of the profile; none where another place was named. */
    CodeSettings code(StoreDoor door) {
        return place.profile == null
                ? CodeSettings.NONE
                : profile(door, place.profile).code();
    }

    private static ConnectionProfile profile(StoreDoor door, String name) {
        return door.profile(name)
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.WRONG_USAGE,
                        "There is no connection called “%s”. The window saves them.".formatted(name)));
    }
}
