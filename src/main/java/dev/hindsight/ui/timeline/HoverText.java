package dev.hindsight.ui.timeline;

import dev.hindsight.event.DurationText;
import dev.hindsight.event.EventHeader;
import dev.hindsight.ui.common.TimeText;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the card at the pointer says.
 *
 * @param title its first line
 * @param lines the lines below, possibly none
 */
record HoverText(String title, List<String> lines) {
    static HoverText of(Frame.Hit hit, Lanes lanes, ZoneId zone) {
        LaneItem item = hit.item();
        Lane lane = lanes.get(hit.lane());
        return item.count() == 1 ? one(lane.event(item.from()), zone) : several(lane, item, zone);
    }

    static HoverText of(Fold fold, ZoneId zone) {
        Duration idle = Duration.ofNanos(fold.idle() * 1000);
        return new HoverText(
                "No events for " + DurationText.of(idle),
                List.of(
                        "from " + TimeText.second(Micros.instant(fold.lastBefore()), zone),
                        "until " + TimeText.second(Micros.instant(fold.firstAfter()), zone),
                        "Click to open"));
    }

    static HoverText of(Lane lane) {
        return new HoverText(
                lane.stream().value(),
                List.of(lane.streamType(), String.format(Locale.ROOT, "%,d events here", lane.size())));
    }

    private static HoverText one(EventHeader event, ZoneId zone) {
        return new HoverText(
                event.type(),
                List.of(event.stream().value(), "version " + event.version(), TimeText.millisecond(event.at(), zone)));
    }

    private static HoverText several(Lane lane, LaneItem item, ZoneId zone) {
        Map<String, Long> counts = IntStream.range(item.from(), item.until())
                .mapToObj(index -> lane.event(index).type())
                .collect(Collectors.groupingBy(type -> type, Collectors.counting()));
        String most = counts.entrySet().stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .orElseThrow()
                .getKey();
        String kinds = counts.size() == 1 ? "all " + most : counts.size() + " types, most " + most;
        EventHeader first = lane.event(item.from());
        EventHeader last = lane.event(item.until() - 1);
        return new HoverText(
                String.format(Locale.ROOT, "%,d events, %s", item.count(), kinds),
                List.of(
                        lane.stream().value(),
                        "versions " + first.version() + " to " + last.version(),
                        "from " + TimeText.millisecond(first.at(), zone),
                        "until " + TimeText.millisecond(last.at(), zone)));
    }
}
