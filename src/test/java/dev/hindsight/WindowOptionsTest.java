package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

final class WindowOptionsTest {
    @Test
    void theSampleOrASavedConnectionIsOpenedAtOnce() {
        assertThat(WindowOptions.of(List.of())).isEqualTo(new WindowOptions(false, false, null));
        assertThat(WindowOptions.of(List.of("--sample", "--live"))).isEqualTo(new WindowOptions(true, true, null));
        assertThat(WindowOptions.of(List.of("--profile", "Orders, production")))
                .isEqualTo(new WindowOptions(false, false, "Orders, production"));
    }

    @Test
    void whatTheWindowDoesNotTakeIsNotPassedOver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowOptions.of(List.of("--url", "jdbc:postgresql://localhost/shop")))
                .withMessageContaining("“--url”")
                .withMessageContaining("--profile");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WindowOptions.of(List.of("--profile")))
                .withMessageContaining("needs the name");
    }
}
