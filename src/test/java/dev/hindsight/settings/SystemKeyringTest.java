package dev.hindsight.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own: a keyring belongs to a session. */
@EnabledOnOs(OS.LINUX)
class SystemKeyringTest {
    private static final Path DAEMON = Path.of("/usr/bin/gnome-keyring-daemon");
    private static final Path SESSION = Path.of("/usr/bin/dbus-run-session");

    @TempDir
    private Path home;

    static boolean isInstalled() {
        return Files.isExecutable(DAEMON) && Files.isExecutable(SESSION);
    }

    /** The keyring of GNOME in a session bus of its own; left out where it is not installed. */
    @Test
    @EnabledIf("isInstalled")
    void aPasswordIsKeptForOneAddress() throws Exception {
        String unlocked = "printf master | " + DAEMON + " --unlock --components=secrets >/dev/null 2>&1; exec \"$@\"";
        List<String> command = new ArrayList<>(List.of(SESSION.toString(), "--", "sh", "-c", unlocked, "sh"));
        command.addAll(probe());

        assertThat(run(command))
                .containsSubsequence(
                        "place: the keyring", "before: none", "kept: pä\"ss wörd", "elsewhere: none", "after: none");
    }

    @Test
    void aMachineWithoutKeyringSaysSo() throws Exception {
        assertThat(run(probe()))
                .containsSubsequence(
                        "place: none",
                        "before: none",
                        "refused: There is no keyring on this machine that could keep a password.",
                        "kept: none");
    }

    private static List<String> probe() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                KeyringProbe.class.getName());
    }

    private List<String> run(List<String> command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_DATA_HOME", home.toString());
        builder.environment().put("XDG_RUNTIME_DIR", home.toString());
        builder.environment().remove("DBUS_SESSION_BUS_ADDRESS");
        builder.environment().remove("DISPLAY");
        builder.environment().remove("KDE_SESSION_VERSION");
        Process process = builder.start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
