package dev.hindsight.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EventStylesTest {
    private static final List<String> TYPES =
            IntStream.range(0, 48).mapToObj(i -> "Type" + i).toList();

    @Test
    void noTwoTypesLookTheSameWhileThereAreCombinations() {
        EventStyles styles = new EventStyles(TYPES);
        Set<String> looks = new HashSet<>();
        TYPES.forEach(type -> looks.add(styles.mark(type) + " " + styles.color(type, Palette.LIGHT)));

        assertThat(looks).hasSize(TYPES.size());
    }

    @Test
    void theOrderInWhichTypesAreFoundDoesNotMatter() {
        EventStyles forwards = new EventStyles(TYPES);
        EventStyles backwards = new EventStyles(TYPES.reversed());

        assertThat(TYPES).allSatisfy(type -> {
            assertThat(forwards.mark(type)).isEqualTo(backwards.mark(type));
            assertThat(forwards.color(type, Palette.DARK)).isEqualTo(backwards.color(type, Palette.DARK));
        });
    }

    @Test
    void aTypeNobodyAnnouncedStillHasALook() {
        assertThat(new EventStyles(List.of()).mark("Unknown")).isNotNull();
    }
}
