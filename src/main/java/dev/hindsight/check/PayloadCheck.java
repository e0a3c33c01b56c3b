package dev.hindsight.check;

import dev.hindsight.codec.ContentDecoder;
import dev.hindsight.codec.Decoded;
import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.Ending;
import dev.hindsight.store.EventStore;

/** Whether payloads and metadata can be read at all, whatever they then mean to the application. */
public final class PayloadCheck implements Check {
    private static final String NAME = "integrity-payloads";
    private static final long MOST_OF_A_TYPE = 20;

    static final Fault PAYLOAD = new Fault(
            NAME,
            "payload",
            Severity.ERROR,
            "Usually it was cut off or overwritten, written by a serializer that is not known here, or encrypted.");
    static final Fault METADATA = new Fault(
            NAME,
            "metadata",
            Severity.WARNING,
            "Usually it was cut off or overwritten, or written by another serializer.");

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
        WholeStore all = new WholeStore(store, listener, cancellation);
        Sparing findings = new Sparing(listener, MOST_OF_A_TYPE);
        Ending ending = all.events(event -> {
            look(event.header(), PAYLOAD, event.payload(), findings);
            look(event.header(), METADATA, event.metadata(), findings);
        });
        findings.sumUp();
        return Outcome.of(ending, "%,d events".formatted(all.count()));
    }

    private void look(EventHeader event, Fault fault, Content content, Sparing findings) {
        if (decoder.decode(content) instanceof Decoded.Opaque(String reason)) {
            String message = "The %s of this %s cannot be decoded. %s".formatted(fault.kind(), event.type(), reason);
            findings.found(fault.at(event, message), event.type());
        }
    }
}
