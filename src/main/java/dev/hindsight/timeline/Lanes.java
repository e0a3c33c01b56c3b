package dev.hindsight.timeline;

import dev.hindsight.drawing.Styles;
import dev.hindsight.event.EventHeader;
import dev.hindsight.event.EventId;
import dev.hindsight.event.Location;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Ending;
import dev.hindsight.store.TypeCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the timeline shows: lanes in the order in which they stand, and what else is known of their events. Immutable. */
public final class Lanes {
    /** The height of a lane, in pixels. */
    public static final double LANE_HEIGHT = 34;

    /** That of a lane that is collapsed. */
    public static final double COLLAPSED_HEIGHT = 18;

    public static final Lanes NONE = of(null, List.of(), new Ending.Complete());

    private final LaneGroups groups;
    private final CauseLinks links;
    private final LaneChoice choice;
    private final Ending ending;
    private final @Nullable StreamId selected;
    private final int[] order;
    private final int[] laneOf;
    private final double[] tops;
    private final int pinned;
    private final List<Fold> idle;
    private final List<TypeCount> colors;

    private Lanes(
            LaneGroups groups,
            CauseLinks links,
            LaneChoice choice,
            @Nullable StreamId selected,
            Ending ending,
            List<Fold> idle,
            List<TypeCount> colors) {
        this.groups = groups;
        this.links = links;
        this.choice = choice;
        this.selected = selected;
        this.ending = ending;
        this.idle = idle;
        this.colors = colors;
        Map<String, Integer> pins = new HashMap<>();
        choice.pinned().forEach(name -> pins.put(name, pins.size()));
        order = sorted(pins);
        pinned = (int) IntStream.of(order)
                .limit(pins.size())
                .filter(group -> pins.containsKey(new Lane(groups, group).name()))
                .count();
        laneOf = new int[groups.count()];
        tops = new double[order.length + 1];
        for (int lane = 0; lane < order.length; lane++) {
            laneOf[order[lane]] = lane;
            tops[lane + 1] = tops[lane] + (choice.isCollapsed(get(lane).name()) ? COLLAPSED_HEIGHT : LANE_HEIGHT);
        }
    }

    private Lanes(Lanes other, CauseLinks links) {
        this.links = links;
        groups = other.groups;
        choice = other.choice;
        selected = other.selected;
        ending = other.ending;
        order = other.order;
        laneOf = other.laneOf;
        tops = other.tops;
        pinned = other.pinned;
        idle = other.idle;
        colors = other.colors;
    }

    /** Lanes of sorted events. */
    public static Lanes of(
            LaneGroups groups, CauseLinks links, LaneChoice choice, @Nullable StreamId selected, Ending ending) {
        List<Fold> idle =
                groups.axis() == Axis.TIME ? IdleTime.find(groups.index().sortedTimes()) : List.of();
        return new Lanes(groups, links, choice, selected, ending, idle, count(groups.index(), groups.colors()));
    }

    /** A lane for each stream, along time, coloured by type, the selected stream's first. */
    public static Lanes of(@Nullable StreamId selected, List<EventHeader> events, Ending ending) {
        HeaderIndex.Builder builder = new HeaderIndex.Builder();
        events.stream().sorted(Comparator.comparing(EventHeader::position)).forEach(builder::accept);
        HeaderIndex index = builder.build();
        LaneGroups groups = LaneGroups.of(index, Header.STREAM, Axis.TIME, Header.EVENT_TYPE, Styles.ANY);
        return of(groups, CauseLinks.of(index, events), LaneChoice.PLAIN, selected, ending);
    }

    /** The same events with their lanes standing otherwise. */
    public Lanes with(LaneChoice newChoice) {
        return new Lanes(groups, links, newChoice, selected, ending, idle, colors);
    }

    /** The same lanes with other links of cause. */
    public Lanes with(CauseLinks newLinks) {
        return new Lanes(this, newLinks);
    }

    private static List<TypeCount> count(HeaderIndex index, Header header) {
        int[] counts = new int[index.names(header).size()];
        for (int event = 0; event < index.size(); event++) {
            counts[index.code(header, event)]++;
        }
        return IntStream.range(0, counts.length)
                .mapToObj(code -> new TypeCount(index.names(header).text(code), counts[code]))
                .sorted(Comparator.comparingLong(TypeCount::count).reversed().thenComparing(TypeCount::type))
                .limit(1000)
                .toList();
    }

    private int[] sorted(Map<String, Integer> pins) {
        List<Lane> lanes = new ArrayList<>(groups.count());
        IntStream.range(0, groups.count()).forEach(group -> lanes.add(new Lane(groups, group)));
        Comparator<Integer> first = Comparator.comparingInt((Integer group) ->
                        pins.isEmpty() ? 0 : pins.getOrDefault(lanes.get(group).name(), pins.size()))
                .thenComparing(group -> selected != null && !lanes.get(group).isOf(selected));
        return IntStream.range(0, groups.count())
                .boxed()
                .sorted(first.thenComparing(byChoice(lanes::get))
                        .thenComparing(group -> lanes.get(group).name()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private Comparator<Integer> byChoice(IntFunction<Lane> lanes) {
        return switch (choice.order()) {
            case FIRST_EVENT ->
                Comparator.comparingLong(group -> lanes.apply(group).value(0));
            case LAST_EVENT -> Comparator.comparingLong(group -> -lastOf(lanes.apply(group)));
            case MOST_EVENTS ->
                Comparator.comparingInt(group -> -lanes.apply(group).size());
            case NAME -> Comparator.comparing(group -> lanes.apply(group).name());
        };
    }

    private static long lastOf(Lane lane) {
        return lane.value(lane.size() - 1);
    }

    public boolean isEmpty() {
        return order.length == 0;
    }

    public int size() {
        return order.length;
    }

    public Lane get(int lane) {
        return new Lane(groups, order[lane]);
    }

    public LaneGroups groups() {
        return groups;
    }

    public HeaderIndex index() {
        return groups.index();
    }

    public LaneChoice choice() {
        return choice;
    }

    /** How many lanes at the top stay there. */
    int pinned() {
        return pinned;
    }

    public boolean isPinned(int lane) {
        return lane < pinned;
    }

    public boolean isCollapsed(int lane) {
        return height(lane) < LANE_HEIGHT;
    }

    /** Whether this is the lane of the stream whose surroundings are shown. */
    boolean isSelected(int lane) {
        return selected != null && get(lane).isOf(selected);
    }

    /** Where a lane begins below the top of the first; that after the last is the height of all. */
    public double top(int lane) {
        return tops[lane];
    }

    double height(int lane) {
        return tops[lane + 1] - tops[lane];
    }

    /** The lane at so many pixels below the top of the first; that after the last beyond the end. */
    int laneAt(double y) {
        int found = java.util.Arrays.binarySearch(tops, y);
        return found >= 0 ? found : -found - 2;
    }

    /** The number of an event in the index. */
    public int event(Spot spot) {
        return get(spot.lane()).event(spot.index());
    }

    /** The place of an event on the axis. */
    public long value(Spot spot) {
        return get(spot.lane()).value(spot.index());
    }

    /** Where an event of the index stands. */
    public Spot spot(int event) {
        int group = groups.index().code(groups.header(), event);
        return new Spot(laneOf[group], groups.slotOf(event) - groups.start(group));
    }

    /** The values by which events are coloured with the number of events of each, the most frequent first. */
    public List<TypeCount> colors() {
        return colors;
    }

    public CauseLinks links() {
        return links;
    }

    /** The stretches of time that are worth folding. */
    public List<Fold> idle() {
        return idle;
    }

    /** The lowest place of an event on the axis. */
    public long first() {
        return IntStream.range(0, size())
                .mapToLong(lane -> get(lane).value(0))
                .min()
                .orElse(0);
    }

    /** The highest place of an event on the axis. */
    public long last() {
        return IntStream.range(0, size())
                .mapToLong(lane -> lastOf(get(lane)))
                .max()
                .orElse(0);
    }

    public Ending ending() {
        return ending;
    }

    /** The stream whose surroundings are shown; null for the whole store. */
    public @Nullable StreamId selectedStream() {
        return selected;
    }

    public boolean contains(StreamId stream) {
        return index().names(Header.STREAM).find(stream.value()) >= 0;
    }

    /** The location of an event, by its stream and version. */
    public Location location(String store, int event) {
        EventId id = links.idOf(event);
        StreamId stream = new StreamId(index().text(Header.STREAM, event));
        return new Location(store, stream, index().version(event), id);
    }

    /** Where a location is: its event, or the event of its version. */
    public Optional<Spot> spotOf(Location location) {
        OptionalInt byId = location.event() == null ? OptionalInt.empty() : links.eventOf(location.event());
        OptionalInt event =
                byId.isPresent() ? byId : index().find(location.stream().value(), location.version());
        return event.isPresent() ? Optional.of(spot(event.getAsInt())) : Optional.empty();
    }
}
