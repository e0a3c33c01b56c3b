package dev.hindsight.check;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.StoredEvent;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.Scan;
import java.util.Map;
import java.util.TreeMap;

/** Whether the payloads and metadata can be read at all, whatever they then mean to the application. */
public final class PayloadCheck implements Check {
    private static final String NAME = "integrity-payloads";
    /** So many of one event type are told one by one: where all of them are encrypted, one is as good as a million. */
    private static final long MOST_OF_A_TYPE = 20;

    private static final int TELL_EVERY = 5_000;

    static final Fault PAYLOAD = new Fault(
            NAME,
            "payload",
            Severity.ERROR,
            "Usually it was cut off or overwritten, written by a serializer that nobody knows here, or encrypted.");
    static final Fault METADATA = new Fault(
            NAME,
            "metadata",
            Severity.WARNING,
            "Usually it was cut off or overwritten, or written by another serializer.");
    static final Fault MANY = new Fault(
            NAME, "many", Severity.WARNING, "Usually all events of the type are encrypted or in a binary form.");

    private final EventStore store;
    private final ContentDecoder decoder = new ContentDecoder();

    public PayloadCheck(EventStore store) {
        this.store = store;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "The payload and metadata of each event can be decoded.";
    }

    @Override
    public Outcome run(CheckListener listener, Cancellation cancellation) {
        Pass pass = new Pass(listener);
        Ending ending =
                store.events(EventQuery.all(), Scan.oldestFirst(Integer.MAX_VALUE - 1), pass::look, cancellation);
        pass.sumUp();
        return ending instanceof Ending.Stopped(String reason)
                ? new Outcome.Stopped("Not all events were looked at: %s.".formatted(reason))
                : new Outcome.Done("%,d events".formatted(pass.events));
    }

    private final class Pass {
        private final CheckListener listener;
        private final Map<String, Long> faulty = new TreeMap<>();
        private long events;

        Pass(CheckListener listener) {
            this.listener = listener;
        }

        void look(StoredEvent event) {
            look(event, PAYLOAD, "payload", event.payload());
            look(event, METADATA, "metadata", event.metadata());
            if (++events % TELL_EVERY == 0) {
                listener.progress(new Progress(events, 0, "events"));
            }
        }

        private void look(StoredEvent event, Fault fault, String part, Content content) {
            if (decoder.decode(content) instanceof Decoded.Opaque(String reason)
                    && faulty.merge(event.header().type(), 1L, Long::sum) <= MOST_OF_A_TYPE) {
                listener.found(fault.at(
                        event.header(),
                        "The %s of this %s cannot be decoded. %s"
                                .formatted(part, event.header().type(), reason)));
            }
        }

        void sumUp() {
            faulty.forEach((type, count) -> {
                if (count > MOST_OF_A_TYPE) {
                    listener.found(MANY.about(
                            type,
                            "%,d more events of type %s cannot be decoded.".formatted(count - MOST_OF_A_TYPE, type)));
                }
            });
        }
    }
}
