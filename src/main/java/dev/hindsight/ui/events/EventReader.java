package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Location;
import dev.hindsight.event.Position;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.Scan;
import dev.hindsight.store.Scan.Direction;
import dev.hindsight.store.SearchHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads rows of one question in one order, page by page, always by position. May be used from any thread. */
record EventReader(SearchHeaders store, EventQuery query, Direction direction) {
    static final int PAGE = 500;

    /** The first page. */
    EventWindow first(Arrivals arrivals, Cancellation cancellation) {
        Part part = read(direction, null, arrivals, cancellation);
        return new EventWindow(part.rows(), Edge.REACHED, part.edge());
    }

    /** The first page; or, where that does not have the wanted event but the result may, the rows around it. */
    EventWindow open(@Nullable Location wanted, Arrivals arrivals, Cancellation cancellation) {
        EventWindow top = first(wanted == null ? arrivals : Arrivals.unseen(), cancellation);
        if (wanted == null
                || !top.below().equals(Edge.MORE)
                || top.rows().stream().anyMatch(names(wanted))) {
            return top;
        }
        return around(wanted, cancellation)
                .filter(window -> window.rows().stream().anyMatch(names(wanted)))
                .orElse(top);
    }

    /** The rows before and behind the place of that event, whether it meets the query or not; empty if it is gone. */
    Optional<EventWindow> around(Location wanted, Cancellation cancellation) {
        return find(wanted, cancellation).map(event -> around(event, cancellation));
    }

    /** The rows at the very end of the list. */
    EventWindow last(Cancellation cancellation) {
        Part part = read(opposite(), null, Arrivals.unseen(), cancellation);
        return new EventWindow(part.rows().reversed(), part.edge(), Edge.REACHED);
    }

    /** The rows before and behind the place of that event, whether it meets the query or not. */
    EventWindow around(EventHeader event, Cancellation cancellation) {
        EventWindow before = above(event.position(), cancellation);
        Position start =
                before.rows().isEmpty() ? null : before.rows().getLast().position();
        Part behind = read(direction, start, Arrivals.unseen(), cancellation);
        List<EventHeader> rows = new ArrayList<>(before.rows());
        rows.addAll(behind.rows());
        return new EventWindow(rows, before.above(), behind.edge());
    }

    /** The first of these rows at or behind the place of that event in the order of the list; empty if there is none. */
    Optional<EventHeader> nearest(EventHeader event, List<EventHeader> rows) {
        return rows.stream()
                .filter(row -> newestAbove()
                        ? row.position().compareTo(event.position()) <= 0
                        : row.position().compareTo(event.position()) >= 0)
                .findFirst();
    }

    /** The next page; null continues from the very beginning. */
    EventWindow below(@Nullable Position last, Arrivals arrivals, Cancellation cancellation) {
        Part part = read(direction, last, arrivals, cancellation);
        return new EventWindow(part.rows(), Edge.MORE, part.edge());
    }

    /** The rows from a place on, with what is at the place itself; what lies above is left for later. */
    EventWindow from(Position place, Arrivals arrivals, Cancellation cancellation) {
        long step = newestAbove() ? 1 : -1;
        return below(new Position(place.transaction(), place.sequence() + step), arrivals, cancellation);
    }

    /** The page before, in the order of the list. */
    EventWindow above(Position first, Cancellation cancellation) {
        Part part = read(opposite(), first, Arrivals.unseen(), cancellation);
        return new EventWindow(part.rows().reversed(), part.edge(), Edge.MORE);
    }

    /** The order of the rows. */
    Comparator<EventHeader> order() {
        Comparator<EventHeader> oldestFirst = Comparator.comparing(EventHeader::position);
        return newestAbove() ? oldestFirst.reversed() : oldestFirst;
    }

    boolean newestAbove() {
        return direction == Direction.NEWEST_FIRST;
    }

    /** Whether an event is what a location names. */
    static Predicate<EventHeader> names(Location location) {
        return event -> location.event() != null
                ? event.id().equals(location.event())
                : event.version() == location.version() && event.stream().equals(location.stream());
    }

    private Optional<EventHeader> find(Location wanted, Cancellation cancellation) {
        if (wanted.event() != null) {
            return store.headersOf(List.of(wanted.event()), cancellation).stream()
                    .findFirst();
        }
        List<EventHeader> found = new ArrayList<>();
        EventQuery version = EventQuery.ofStream(wanted.stream()).versions(wanted.version(), wanted.version());
        store.headers(version, Scan.oldestFirst(1), found::add, cancellation);
        return found.stream().findFirst();
    }

    private Part read(Direction towards, @Nullable Position after, Arrivals arrivals, Cancellation cancellation) {
        List<EventHeader> rows = new ArrayList<>();
        Scan page = new Scan(towards, after, PAGE);
        Ending ending = store.search(
                query,
                page,
                event -> {
                    rows.add(event);
                    arrivals.arrived(event);
                },
                arrivals,
                cancellation);
        return new Part(rows, Edge.of(ending, rows.size(), PAGE));
    }

    private Direction opposite() {
        return newestAbove() ? Direction.OLDEST_FIRST : Direction.NEWEST_FIRST;
    }

    private record Part(List<EventHeader> rows, Edge edge) {}
}
