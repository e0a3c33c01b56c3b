package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class DesktopCheckTest {
    @Test
    void aLinuxWithoutDisplayCannotOpenAWindow() {
        assertThat(DesktopCheck.obstacle(Map.of("DISPLAY", " "), system("Linux", null)))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("DISPLAY is not set"));
    }

    @Test
    void anyDisplayWillDo() {
        assertThat(DesktopCheck.obstacle(Map.of("DISPLAY", ":0"), system("Linux", null)))
                .isEmpty();
        assertThat(DesktopCheck.obstacle(Map.of("WAYLAND_DISPLAY", "wayland-0"), system("Linux", null)))
                .isEmpty();
        assertThat(DesktopCheck.obstacle(Map.of(), system("Linux", "Headless"))).isEmpty();
        assertThat(DesktopCheck.obstacle(Map.of(), system("Mac OS X", null))).isEmpty();
    }

    @Test
    void missingLibrariesAreNamed() {
        assertThat(DesktopCheck.explain(new UnsatisfiedLinkError("libgtk-3.so.0: cannot open shared object file")))
                .contains("libgtk-3-0", "gtk3");
    }

    private static Properties system(String name, @org.jspecify.annotations.Nullable String glassPlatform) {
        Properties properties = new Properties();
        properties.setProperty("os.name", name);
        if (glassPlatform != null) {
            properties.setProperty("glass.platform", glassPlatform);
        }
        return properties;
    }
}
