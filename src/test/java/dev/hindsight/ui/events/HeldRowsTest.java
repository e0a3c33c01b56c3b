package dev.hindsight.ui.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.event.EventHeader;
import dev.hindsight.testing.ShopHistory;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeldRowsTest {
    private static final Comparator<EventHeader> OLDEST_FIRST = Comparator.comparing(EventHeader::position);

    private final List<EventHeader> all = countTo(HeldRows.MOST + 1_500);
    private final HeldRows rows = new HeldRows();

    @Test
    void readingOnDropsRowsAtTheOtherEndAndSaysSo() {
        rows.replace(new EventWindow(all.subList(0, 500), Edge.REACHED, Edge.MORE), OLDEST_FIRST);
        for (int from = 500; from < all.size(); from += 500) {
            rows.append(all.subList(from, from + 500), Edge.MORE);
        }
        assertThat(rows.list()).isEqualTo(all.subList(1_500, all.size()));
        assertThat(rows.aboveProperty().get()).isEqualTo(Edge.MORE);
        for (int to = 1_500; to > 0; to -= 500) {
            rows.prepend(all.subList(to - 500, to), to == 500 ? Edge.REACHED : Edge.MORE);
        }
        assertThat(rows.list()).isEqualTo(all.subList(0, HeldRows.MOST));
        assertThat(rows.reaches(true)).isTrue();
        assertThat(rows.reaches(false)).isFalse();
    }

    @Test
    void whatArrivesGoesWhereItBelongsOnceAndNotBeyondWhatIsRead() {
        rows.replace(new EventWindow(without(10, all.subList(5, 20)), Edge.MORE, Edge.REACHED), OLDEST_FIRST);
        int put = rows.insert(List.of(all.get(20), all.get(10), all.get(2), all.get(7)), false);
        assertThat(put).isEqualTo(2);
        assertThat(rows.list()).isEqualTo(all.subList(5, 21));
    }

    @Test
    void whatArrivesForHoursPushesOutTheOldestWhereTheNewestIsLookedAt() {
        rows.replace(new EventWindow(all.subList(0, HeldRows.MOST), Edge.REACHED, Edge.REACHED), OLDEST_FIRST);
        rows.insert(all.subList(HeldRows.MOST, all.size()), false);
        assertThat(rows.list()).hasSize(HeldRows.MOST).endsWith(all.getLast());
        assertThat(rows.aboveProperty().get()).isEqualTo(Edge.MORE);
    }

    @Test
    void whatArrivesWhileTheOldestIsLookedAtIsLeftForLater() {
        rows.replace(new EventWindow(all.subList(0, HeldRows.MOST), Edge.REACHED, Edge.REACHED), OLDEST_FIRST);
        rows.insert(all.subList(HeldRows.MOST, HeldRows.MOST + 10), true);
        assertThat(rows.list()).isEqualTo(all.subList(0, HeldRows.MOST));
        assertThat(rows.belowProperty().get()).isEqualTo(Edge.MORE);
    }

    private List<EventHeader> without(int index, List<EventHeader> some) {
        return some.stream().filter(event -> !event.equals(all.get(index))).toList();
    }

    private static List<EventHeader> countTo(int last) {
        ShopHistory history = new ShopHistory();
        for (int i = 0; i < last; i++) {
            history.later(Duration.ofSeconds(7)).record("Counter", "counter", "Counted", null, null);
        }
        return history.events();
    }
}
