import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.conversion.json.JacksonConverter;
import org.axonframework.eventsourcing.eventstore.AggregateBasedConsistencyMarker;
import org.axonframework.eventsourcing.eventstore.AppendCondition;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.GenericTaggedEventMessage;
import org.axonframework.eventsourcing.eventstore.SourcingCondition;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateBasedJpaEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.AggregateEventEntry;
import org.axonframework.messaging.core.LegacyResources;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.unitofwork.transaction.Transaction;
import org.axonframework.messaging.eventhandling.EventMessage;
import org.axonframework.messaging.eventhandling.GenericEventMessage;
import org.axonframework.messaging.eventhandling.conversion.DelegatingEventConverter;
import org.axonframework.messaging.eventstreaming.EventCriteria;
import org.axonframework.messaging.eventstreaming.Tag;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.Configuration;

/**
 * Writes a store through the JPA storage engine of Axon 5, and prints what its own engine gives: one event per line. The
 * argument is a JDBC URL with the user.
 */
public final class AxonStore {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String ORDER = "0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01";
    private static final String PAYMENT = "5c1d7a44-2f0b-4e2d-8a0b-9b1c5e6f7a02";

    private final EntityManager entities;
    private final EventStorageEngine engine;

    private AxonStore(EntityManager entities) {
        this.entities = entities;
        this.engine = new AggregateBasedJpaEventStorageEngine(
                () -> shared(entities),
                this::begin,
                new DelegatingEventConverter(new JacksonConverter(MAPPER)),
                configuration -> configuration);
    }

    public static void main(String[] arguments) throws Exception {
        try (SessionFactory factory = new Configuration()
                .addAnnotatedClass(AggregateEventEntry.class)
                .setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl())
                .setProperty("hibernate.connection.url", arguments[0])
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .buildSessionFactory()) {
            new AxonStore(factory.createEntityManager()).run();
        }
    }

    private void run() throws Exception {
        String first = append("order", ORDER, -1, "OrderCreated", null, created());
        String second = append("order", ORDER, 0, "ItemAdded", first, added());
        try {
            append("order", ORDER, 0, "ItemAdded", first, Map.of());
        } catch (Exception e) {
            System.err.println("As intended, a conflict that leaves a gap: " + e);
            entities.clear();
        }
        String third = append("payment", PAYMENT, -1, "PaymentRequested", second, requested());
        append("order", ORDER, 1, "OrderPaid", third, Map.of());
        print("order", ORDER);
        print("payment", PAYMENT);
    }

    /** The engine closes what it is given; an application gives it one that Spring shares, which takes no notice. */
    private static EntityManager shared(EntityManager entities) {
        return (EntityManager) Proxy.newProxyInstance(
                AxonStore.class.getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : method.invoke(entities, arguments));
    }

    private static Map<String, Object> created() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("customer", "Zoë Müller");
        payload.put("city", "Köln");
        payload.put("note", null);
        return payload;
    }

    private static Map<String, Object> added() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("sku", "日本-42");
        payload.put("price", 12.5);
        payload.put("tags", List.of("ä", "\"quoted\"", "back\\slash"));
        return payload;
    }

    private static Map<String, Object> requested() {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("amount", 9007199254740993L);
        payload.put("nothing", null);
        return payload;
    }

    private String append(
            String type, String id, long after, String event, String cause, Map<String, Object> payload)
            throws Exception {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("correlationId", "c0ffee00-1234-4abc-8def-000000000001");
        if (cause != null) {
            metadata.put("causationId", cause);
        }
        String identifier = UUID.randomUUID().toString();
        EventMessage message = new GenericEventMessage(
                identifier, new MessageType("shop." + event, "1.0"), payload, metadata, Instant.now());
        AppendCondition condition = AppendCondition.withCriteria(EventCriteria.havingTags(Tag.of(type, id)))
                .withMarker(new AggregateBasedConsistencyMarker(id, after));
        EventStorageEngine.AppendTransaction<?> transaction = engine.appendEvents(
                        condition,
                        null,
                        List.of(new GenericTaggedEventMessage<>(message, Set.of(Tag.of(type, id)))))
                .get();
        transaction.commit(null).get();
        return identifier;
    }

    private void print(String type, String id) throws Exception {
        MessageStream<EventMessage> stream =
                engine.source(SourcingCondition.conditionFor(EventCriteria.havingTags(Tag.of(type, id))), null);
        stream.reduce(0, (count, entry) -> {
                    print(id, entry);
                    return count + 1;
                })
                .get();
    }

    private static void print(String id, MessageStream.Entry<EventMessage> entry) {
        Long version = entry.getResource(LegacyResources.AGGREGATE_SEQUENCE_NUMBER_KEY);
        if (version == null) {
            return; // the end of the stream, which is no event
        }
        EventMessage message = entry.message();
        ObjectNode line = MAPPER.createObjectNode();
        line.put("stream", id);
        line.put("version", version);
        line.put("id", message.identifier());
        line.put("type", message.type().name());
        line.put("at", message.timestamp().toString());
        line.put("payload", text(message.payload()));
        line.put("metadata", MAPPER.valueToTree(message.metadata()).toString());
        System.out.println(line);
    }

    private static String text(Object payload) {
        return payload instanceof byte[] bytes
                ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                : MAPPER.valueToTree(payload).toString();
    }

    private Transaction begin() {
        entities.getTransaction().begin();
        return new Transaction() {
            @Override
            public void commit() {
                entities.getTransaction().commit();
            }

            @Override
            public void rollback() {
                entities.getTransaction().rollback();
            }
        };
    }
}
