import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.persistence.AbstractPersistentActor;
import org.apache.pekko.persistence.jdbc.query.javadsl.JdbcReadJournal;
import org.apache.pekko.persistence.jdbc.testkit.javadsl.SchemaUtils;
import org.apache.pekko.persistence.query.EventEnvelope;
import org.apache.pekko.persistence.query.PersistenceQuery;
import org.apache.pekko.stream.javadsl.Sink;

/**
 * Writes a store through Pekko Persistence JDBC, and prints what its own read journal gives: one event per line. The
 * argument is a JDBC URL with the user.
 */
public final class PekkoStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PekkoStore() {}

    /** Events that are written as JSON. */
    public interface AsJson {}

    /** Events that are written as CBOR, compressed. */
    public interface AsCbor {}

    public record OrderCreated(String customer, String city, String note) implements AsJson {}

    public record ItemAdded(String sku, double price, long large, List<String> tags) implements AsCbor {}

    public record PaymentRequested(long amount, String nothing) implements AsJson {}

    public record OrderPaid(String receipt) implements AsCbor {}

    private record Persist(List<Object> events, CompletableFuture<String> done) {}

    /** Persists what it is told. */
    static final class Writer extends AbstractPersistentActor {
        private final String id;

        Writer(String id) {
            this.id = id;
        }

        @Override
        public String persistenceId() {
            return id;
        }

        @Override
        public Receive createReceiveRecover() {
            return receiveBuilder().matchAny(event -> {}).build();
        }

        @Override
        public Receive createReceive() {
            return receiveBuilder().match(Persist.class, this::persistAll).build();
        }

        private void persistAll(Persist persist) {
            int[] left = {persist.events().size()};
            persistAll(persist.events(), event -> {
                left[0]--;
                if (left[0] == 0) {
                    persist.done().complete("persisted");
                }
            });
        }

        @Override
        public void onPersistFailure(Throwable cause, Object event, long sequenceNr) {
            getContext().getSystem().log().info("As intended: {} was refused", event);
        }
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("slick.db.url", arguments[0]);
        ActorSystem system = ActorSystem.create("shop", ConfigFactory.load());
        SchemaUtils.createIfNotExists(system).toCompletableFuture().get(30, TimeUnit.SECONDS);
        String order = "order|0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01";
        String payment = "payment|5c1d7a44-2f0b-4e2d-8a0b-9b1c5e6f7a02";
        ActorRef orders = system.actorOf(Props.create(Writer.class, () -> new Writer(order)));
        // It recovers now, and does not know of what the other one writes: its own event is refused, and leaves a gap.
        ActorRef late = system.actorOf(Props.create(Writer.class, () -> new Writer(order)));
        ActorRef payments = system.actorOf(Props.create(Writer.class, () -> new Writer(payment)));
        TimeUnit.SECONDS.sleep(5);
        persist(orders, new OrderCreated("Zoë Müller", "Köln", null));
        late.tell(new Persist(List.of(new OrderPaid("never")), new CompletableFuture<>()), ActorRef.noSender());
        TimeUnit.SECONDS.sleep(2);
        persist(orders, new ItemAdded("日本-42", 12.5, 9007199254740993L, List.of("ä", "\"quoted\"", "back\\slash")));
        persist(payments, new PaymentRequested(9007199254740993L, null));
        persist(orders, new OrderPaid("ok"));
        JdbcReadJournal journal =
                PersistenceQuery.get(system).getReadJournalFor(JdbcReadJournal.class, JdbcReadJournal.Identifier());
        for (String id : Arrays.asList(order, payment)) {
            List<EventEnvelope> events = journal.currentEventsByPersistenceId(id, 0, Long.MAX_VALUE)
                    .runWith(Sink.seq(), system)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            events.forEach(PekkoStore::print);
        }
        system.terminate();
    }

    private static void persist(ActorRef actor, Object event) throws Exception {
        CompletableFuture<String> done = new CompletableFuture<>();
        actor.tell(new Persist(List.of(event), done), ActorRef.noSender());
        done.get(30, TimeUnit.SECONDS);
    }

    private static void print(EventEnvelope envelope) {
        ObjectNode line = MAPPER.createObjectNode();
        line.put("stream", envelope.persistenceId());
        line.put("version", envelope.sequenceNr());
        line.put("type", envelope.event().getClass().getName());
        line.put("at", java.time.Instant.ofEpochMilli(envelope.timestamp()).toString());
        line.put("payload", MAPPER.valueToTree(envelope.event()).toString());
        System.out.println(line);
    }
}
