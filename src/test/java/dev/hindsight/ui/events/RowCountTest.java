package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RowCountTest {
    @Test
    void aPartIsNeverCalledAll() {
        assertThat(RowCount.words(1200, Edge.REACHED, Edge.MORE, false)).isEqualTo("1,200 loaded, more follow");
        assertThat(RowCount.words(1200, Edge.MORE, Edge.REACHED, false)).isEqualTo("1,200 loaded, more before");
        assertThat(RowCount.words(1000, Edge.MORE, Edge.MORE, true)).isEqualTo("1,000 loaded, more before and after");
    }

    @Test
    void theWholeIsCalledAll() {
        assertThat(RowCount.words(4937, Edge.REACHED, Edge.REACHED, false)).isEqualTo("all 4,937 events");
        assertThat(RowCount.words(3, Edge.REACHED, Edge.REACHED, true)).isEqualTo("all 3 events that meet the filters");
        assertThat(RowCount.words(1, Edge.REACHED, Edge.REACHED, false)).isEqualTo("1 event");
    }

    @Test
    void aReadThatStoppedEarlySaysWhyEvenWithoutRows() {
        Edge stopped = new Edge.Stopped("stopped after 30 s");
        assertThat(RowCount.words(0, Edge.REACHED, stopped, true)).isEqualTo("0 loaded, stopped after 30 s");
    }
}
