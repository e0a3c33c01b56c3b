package dev.hindsight.ui.events;

import dev.hindsight.event.EventHeader;
import dev.hindsight.event.Position;
import dev.hindsight.event.StreamId;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.ReadHeaders;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreScale;
import dev.hindsight.ui.common.TimeText;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Where events are on the way from the oldest of a list, at 0, to the newest, at 1. */
sealed interface ListScale {
    double shareOf(EventHeader event);

    /** The place of the event at that share, or one near it; may have to ask the store. */
    Optional<Position> placeAt(double share, ReadHeaders store, Cancellation cancellation);

    /** What is there, for people. */
    String words(double share, ZoneId zone);

    /** The same list with one more event at its newest end. */
    ListScale with(EventHeader newest);

    /** The order of the store; a filter leaves out events, and keeps the others at their places. */
    record WholeStore(StoreScale scale) implements ListScale {
        @Override
        public double shareOf(EventHeader event) {
            return scale.shareOf(event.position());
        }

        @Override
        public Optional<Position> placeAt(double share, ReadHeaders store, Cancellation cancellation) {
            return Optional.of(scale.placeAt(share));
        }

        @Override
        public String words(double share, ZoneId zone) {
            return "about " + TimeText.second(scale.timeAt(share), zone);
        }

        @Override
        public ListScale with(EventHeader newest) {
            return new WholeStore(scale.with(newest));
        }
    }

    /** The versions of a stream. */
    record OneStream(StreamId stream, long first, long last) implements ListScale {
        /** How many versions may be missing in a row. */
        private static final int LEAP = 1_000;

        @Override
        public double shareOf(EventHeader event) {
            return last == first ? 0 : Math.clamp((double) (event.version() - first) / (last - first), 0, 1);
        }

        @Override
        public Optional<Position> placeAt(double share, ReadHeaders store, Cancellation cancellation) {
            long version = versionAt(share);
            List<EventHeader> found = new ArrayList<>();
            EventQuery near = EventQuery.ofStream(stream).versions(version, version + LEAP);
            store.headers(near, Scan.oldestFirst(1), found::add, cancellation);
            return found.stream().findFirst().map(EventHeader::position);
        }

        @Override
        public String words(double share, ZoneId zone) {
            return String.format(Locale.ROOT, "version %,d", versionAt(share));
        }

        @Override
        public ListScale with(EventHeader newest) {
            boolean longer = newest.stream().equals(stream) && newest.version() > last;
            return longer ? new OneStream(stream, first, newest.version()) : this;
        }

        private long versionAt(double share) {
            return first + Math.round((last - first) * share);
        }
    }
}
