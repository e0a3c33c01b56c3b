package dev.hindsight.testing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.EntityManager;
import javax.sql.DataSource;
import org.axonframework.common.jpa.SimpleEntityManagerProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.axonframework.eventsourcing.eventstore.jpa.JpaEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.json.JacksonSerializer;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.Configuration;

/** Ways in which Axon 4 itself writes a store. */
public final class AxonStores {
    private AxonStores() {}

    /** In tables that it makes first. */
    public static EventStorageEngine jdbc(DataSource database, Serializer serializer) throws Exception {
        JdbcEventStorageEngine engine = JdbcEventStorageEngine.builder()
                .connectionProvider(database::getConnection)
                .transactionManager(NoTransactionManager.INSTANCE)
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
        engine.createSchema(PostgresEventTableFactory.INSTANCE);
        return engine;
    }

    public static EventStorageEngine jpa(EntityManager entities, Serializer serializer) {
        return JpaEventStorageEngine.builder()
                .entityManagerProvider(new SimpleEntityManagerProvider(entities))
                .transactionManager(() -> transaction(entities))
                .eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .build();
    }

    private static Transaction transaction(EntityManager entities) {
        if (entities.getTransaction().isActive()) {
            return NoTransactionManager.INSTANCE.startTransaction();
        }
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

    /** The names that Spring gives to Axon's tables. */
    public static SessionFactory hibernate(DataSource database) throws ClassNotFoundException {
        return new Configuration()
                .addAnnotatedClass(entity("DomainEventEntry"))
                .addAnnotatedClass(entity("SnapshotEventEntry"))
                .setPhysicalNamingStrategy(new PhysicalNamingStrategySnakeCaseImpl())
                .setProperty("hibernate.connection.url", TestPostgres.jdbcUrl(database))
                .setProperty("hibernate.hbm2ddl.auto", "create")
                .setProperty("hibernate.show_sql", "false")
                .buildSessionFactory();
    }

    /** By name: compiling against it asks for the annotations of an older persistence API as well. */
    private static Class<?> entity(String name) throws ClassNotFoundException {
        return Class.forName("org.axonframework.eventsourcing.eventstore.jpa." + name);
    }

    /** Writes dates as texts. */
    public static ObjectMapper mapper() {
        return new ObjectMapper()
                .registerModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    }

    public static Serializer jackson(ClassLoader application) {
        return JacksonSerializer.builder()
                .objectMapper(mapper())
                .classLoader(application)
                .build();
    }
}
