package dev.hindsight.ui.causation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class FittedTextTest {
    /** Every letter is ten pixels wide. */
    private final FittedText text = new FittedText(words -> words.length() * 10.0);

    @Test
    void whatFitsIsNotCut() {
        assertThat(text.fit("OrderPlaced", 110)).contains("OrderPlaced");
    }

    @Test
    void whatDoesNotFitEndsInAnEllipsis() {
        assertThat(text.fit("OrderPlaced", 75)).contains("OrderP…");
    }

    @Test
    void aRestNotWorthReadingIsLeftOut() {
        assertThat(text.fit("OrderPlaced", 30)).isEmpty();
        assertThat(text.fit("", 0)).contains("");
    }

    @Test
    void aPauseHasAShorterFormForLittleRoom() {
        Instant start = Instant.parse("2026-11-23T00:00:00Z");
        assertThat(BoxText.between(start, start.plusSeconds(79_800))).containsExactly("22 h 10 min", "22 h");
        assertThat(BoxText.between(start, start.plusMillis(2400))).containsExactly("2.4 s");
        assertThat(BoxText.between(start, start.plusNanos(300_000))).containsExactly("< 1 ms");
    }
}
