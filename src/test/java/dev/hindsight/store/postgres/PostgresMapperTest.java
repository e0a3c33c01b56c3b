package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.event.Content;
import dev.hindsight.event.EventHeader;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventQuery;
import dev.hindsight.store.EventRole;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.LayoutException;
import dev.hindsight.store.MappableTable;
import dev.hindsight.store.MappingPreview;
import dev.hindsight.store.MappingProposal;
import dev.hindsight.store.RoleSource;
import dev.hindsight.store.Scan;
import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.TableMapping;
import dev.hindsight.testing.TestPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of people's own: what is guessed of them, how they preview, and the layout file that comes of it. */
class PostgresMapperTest {
    private static final String JOURNAL = """
            CREATE TABLE "Journal" (nr bigserial PRIMARY KEY, "Entity_Id" uuid, entity_kind text, entity_version int,
                event_uuid uuid, what text, happened timestamptz, body jsonb, meta jsonb);
            INSERT INTO "Journal" ("Entity_Id", entity_kind, entity_version, event_uuid, what, happened, body, meta)
            SELECT 'aaaaaaaa-0000-4000-8000-000000000001', 'loan', n, gen_random_uuid(), 'Repaid',
                   '2026-11-01T08:00:00Z'::timestamptz + n * interval '1 hour', '{"amount": 9007199254740993}',
                   '{"correlationId": "c-1", "user": "Zoë"}'
            FROM generate_series(1, 3) AS n;
            CREATE TABLE customers (id bigint, name text, address jsonb)
            """;

    private final DataSource database = TestPostgres.freshDatabase();
    private final PostgresMapper mapper = new PostgresMapper();
    private final Cancellation cancellation = Cancellation.never();

    @TempDir
    private Path folder;

    @Test
    void listsTablesThatLookLikeEventsFirst() {
        KitTables.execute(database, JOURNAL);

        assertThat(mapper.tables(address(null), cancellation))
                .extracting(MappableTable::shownName, MappableTable::likely)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("public.Journal", true),
                        org.assertj.core.groups.Tuple.tuple("public.customers", false));
    }

    @Test
    void guessesTheRolesByNamesTypesAndKeys() {
        KitTables.execute(database, JOURNAL);
        MappingProposal proposal = propose("Journal");

        assertThat(proposal.guess().roles())
                .containsEntry(EventRole.STREAM, new RoleSource.Column("Entity_Id"))
                .containsEntry(EventRole.VERSION, new RoleSource.Column("entity_version"))
                .containsEntry(EventRole.ID, new RoleSource.Column("event_uuid"))
                .containsEntry(EventRole.TIME, new RoleSource.Column("happened"))
                .containsEntry(EventRole.PAYLOAD, new RoleSource.Column("body"))
                .containsEntry(EventRole.METADATA, new RoleSource.Column("meta"))
                .containsEntry(EventRole.CORRELATION, new RoleSource.Key("meta", "correlationId"));
        assertThat(proposal.choices().get(EventRole.POSITION))
                .contains(new RoleSource.Column("nr"), new RoleSource.Column("entity_version"))
                .doesNotContain(new RoleSource.Column("body"));
    }

    /** The tables of all frameworks that keep their events in one table, with no knowledge of the framework. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "message-db",
                "axon4-jdbc",
                "axon4-jpa",
                "axon5-jpa",
                "patchlevel",
                "eventflow",
                "castore",
                "python-eventsourcing",
                "plain",
                "plain-positioned",
                "emmett",
                "spatie"
            })
    void guessesTheTablesOfFrameworksSoThatTheyCanBeRead(String layout) throws IOException {
        KitTables.execute(database, LayoutStoryTest.sql(layout));
        String table = new PostgresStores()
                .detect(address(null), cancellation)
                .getFirst()
                .table();
        TableMapping guess = propose(table).guess();

        assertThat(guess.missing()).isEmpty();
        try (EventStore store = open(guess)) {
            assertThat(headers(store))
                    .extracting(event -> event.type().replaceFirst(".*\\.", ""))
                    .contains("OrderCreated", "ItemAdded", "PaymentRequested", "OrderPaid");
        }
    }

    @Test
    void previewsRealRowsAndFollowsEveryChoice() {
        KitTables.execute(database, JOURNAL);
        TableMapping guess = propose("Journal")
                .guess()
                .with(EventRole.TYPE, new RoleSource.Column("what"))
                .with(EventRole.POSITION, new RoleSource.Column("nr"))
                .with(EventRole.STREAM_TYPE, new RoleSource.Column("entity_kind"));
        MappingPreview preview = mapper.preview(address(null), guess, cancellation);

        assertThat(preview.doubts()).isEmpty();
        assertThat(preview.rows()).hasSize(3).first().satisfies(row -> {
            assertThat(row.values())
                    .containsEntry(EventRole.TYPE, "Repaid")
                    .containsEntry(EventRole.TIME, "2026-11-01T09:00:00Z")
                    .containsEntry(EventRole.CORRELATION, "c-1");
            assertThat(row.payload()).isEqualTo(new Content.Text("{\"amount\": 9007199254740993}"));
        });
        TableMapping other = guess.with(EventRole.CORRELATION, new RoleSource.Key("meta", "user"))
                .with(EventRole.STREAM, new RoleSource.Joined(List.of("entity_kind", "Entity_Id"), "-"));
        assertThat(mapper.preview(address(null), other, cancellation)
                        .rows()
                        .getFirst()
                        .values())
                .containsEntry(EventRole.CORRELATION, "Zoë")
                .containsEntry(EventRole.STREAM, "loan-aaaaaaaa-0000-4000-8000-000000000001");
    }

    @Test
    void saysWhatDoesNotLookLikeEvents() {
        KitTables.execute(database, JOURNAL);
        KitTables.execute(database, "UPDATE \"Journal\" SET event_uuid = NULL WHERE nr = 2");
        TableMapping wrong = propose("Journal")
                .guess()
                .with(EventRole.TYPE, null)
                .with(EventRole.STREAM, new RoleSource.Column("entity_kind"))
                .with(EventRole.VERSION, new RoleSource.Column("nr"))
                .with(EventRole.TIME, new RoleSource.Column("entity_kind"))
                .with(EventRole.ID, new RoleSource.Column("event_uuid"));

        assertThat(mapper.preview(address(null), wrong, cancellation).doubts())
                .contains(
                        "Not yet chosen: type.",
                        "In 1 of 3 rows there is no id.",
                        "In 3 of 3 rows the time is missing or cannot be read as one.");
        TableMapping same = wrong.with(EventRole.ID, new RoleSource.Column("entity_kind"));
        assertThat(mapper.preview(address(null), same, cancellation).doubts())
                .contains("3 rows have the same id: loan.");
        assertThatThrownBy(() -> mapper.layout(wrong))
                .isInstanceOf(LayoutException.class)
                .hasMessage("Not yet chosen: type.");
        assertThat(mapper.preview(
                                address(null), new TableMapping("public", "Journal", java.util.Map.of()), cancellation)
                        .rows())
                .hasSize(3);
    }

    @Test
    void theLayoutFileOpensTheStore() throws IOException {
        KitTables.execute(database, JOURNAL);
        TableMapping mapping = propose("Journal")
                .guess()
                .with(EventRole.TYPE, new RoleSource.Column("what"))
                .with(EventRole.ID, new RoleSource.StreamAndVersion())
                .with(EventRole.POSITION, new RoleSource.ByTime());
        try (EventStore store = open(mapping)) {
            assertThat(store.description().table()).isEqualTo("public.Journal");
            assertThat(headers(store)).extracting(EventHeader::version).containsExactly(1L, 2L, 3L);
            assertThat(headers(store))
                    .extracting(event -> event.id().value())
                    .first()
                    .isEqualTo("aaaaaaaa-0000-4000-8000-000000000001@1");
        }
    }

    @Test
    void everyLayoutOfOneTableIsWrittenAsItWasRead() {
        for (String id : List.of("plain", "castore", "message-db", "axon5-jpa", "eventflow", "python-eventsourcing")) {
            Layout layout = LayoutFile.builtIn(id);
            Layout again = LayoutFile.read("again", LayoutText.of(layout));

            assertThat(again.columns()).as(id).isEqualTo(layout.columns());
            assertThat(again.tables()).isEqualTo(layout.tables());
            assertThat(again.recognisedBy()).isEqualTo(layout.recognisedBy());
        }
    }

    private MappingProposal propose(String table) {
        MappableTable found = mapper.tables(address(null), cancellation).stream()
                .filter(one -> one.name().equals(table))
                .findFirst()
                .orElseThrow();
        return mapper.propose(address(null), found, cancellation);
    }

    private EventStore open(TableMapping mapping) throws IOException {
        Path file = Files.writeString(folder.resolve("mine.json"), mapper.layout(mapping));
        return new PostgresStores().open(address(file.toString()), cancellation);
    }

    private List<EventHeader> headers(EventStore store) {
        List<EventHeader> headers = new ArrayList<>();
        store.headers(EventQuery.all(), Scan.oldestFirst(100), headers::add, cancellation);
        return headers;
    }

    private StoreAddress address(@Nullable String layout) {
        return new StoreAddress("test", TestPostgres.jdbcUrl(database), null, null, layout);
    }
}
