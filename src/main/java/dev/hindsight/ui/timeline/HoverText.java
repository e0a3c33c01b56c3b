package dev.hindsight.ui.timeline;

import dev.hindsight.event.DurationText;
import dev.hindsight.event.Micros;
import dev.hindsight.timeline.Fold;
import dev.hindsight.timeline.Frame;
import dev.hindsight.timeline.Header;
import dev.hindsight.timeline.HeaderIndex;
import dev.hindsight.timeline.Lane;
import dev.hindsight.timeline.LaneItem;
import dev.hindsight.timeline.Lanes;
import dev.hindsight.timeline.Summary;
import dev.hindsight.ui.common.TimeText;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the card at the pointer says.
 *
 * @param title its first line
 * @param lines the lines below, possibly none
 */
record HoverText(String title, List<String> lines) {
    static HoverText of(Frame.Hit hit, Lanes lanes, ZoneId zone) {
        return hit.item().count() == 1
                ? one(lanes.index(), lanes.get(hit.lane()).event(hit.item().from()), zone)
                : several(hit, lanes, zone);
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
        List<String> lines = new ArrayList<>();
        if (!lane.detail().isEmpty()) {
            lines.add(lane.detail());
        }
        lines.add(String.format(Locale.ROOT, "%,d events here", lane.size()));
        lines.add("Right-click to pin or collapse");
        return new HoverText(lane.name(), lines);
    }

    private static HoverText one(HeaderIndex index, int event, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add(index.text(Header.STREAM, event));
        lines.add("version " + index.version(event));
        lines.add(TimeText.millisecond(Micros.instant(index.micros(event)), zone));
        String field = index.text(Header.FIELD, event);
        if (!field.isEmpty()) {
            lines.add(field);
        }
        return new HoverText(index.text(Header.EVENT_TYPE, event), lines);
    }

    private static HoverText several(Frame.Hit hit, Lanes lanes, ZoneId zone) {
        Lane lane = lanes.get(hit.lane());
        LaneItem item = hit.item();
        int from = item.from();
        int until = item.until();
        return new HoverText(
                Summary.of(lanes, hit.lane(), item).words(),
                List.of(
                        lane.name(),
                        "versions %d to %d"
                                .formatted(lane.lowestVersion(from, until), lane.highestVersion(from, until)),
                        "from " + TimeText.millisecond(Micros.instant(lane.earliest(from, until)), zone),
                        "until " + TimeText.millisecond(Micros.instant(lane.latest(from, until)), zone)));
    }
}
