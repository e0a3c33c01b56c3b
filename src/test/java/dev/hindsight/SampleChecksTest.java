package dev.hindsight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.check.CheckScope;
import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.Finding;
import dev.hindsight.check.Outcome;
import dev.hindsight.check.Severity;
import dev.hindsight.event.Content;
import dev.hindsight.event.StreamId;
import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.host.PayloadMergeHost;
import dev.hindsight.store.Cancellation;
import dev.hindsight.store.EventStore;
import dev.hindsight.store.StoredSnapshot;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What was damaged in a copy of the sample is found and explained, and nothing is found in the sample itself. */
class SampleChecksTest {
    private static final ReplayHost HOST = SampleAggregates.host();

    @AfterAll
    static void closeTheHost() {
        HOST.close();
    }

    /** Orders that went wrong in the shop are no damage: the store tells truly what happened. */
    @Test
    void theSampleItselfHasNoFindings() {
        List<CheckStatus> statuses = DamagedSample.sound().check("", HOST, CheckScope.ALL);

        assertThat(statuses).flatExtracting(CheckStatus::findings).isEmpty();
        assertThat(statuses)
                // There are none beside these events.
                .filteredOn(status -> !status.check().name().matches("read-models|consumer-lag"))
                .extracting(CheckStatus::stage)
                .allMatch(stage -> stage instanceof CheckStatus.Stage.Ended(Outcome.Done _));
    }

    @Test
    void aVersionThatIsMissing() {
        DamagedSample damaged =
                DamagedSample.by("DELETE FROM events WHERE aggregate_id = 'order-10042' AND version = 3");

        Finding finding = theOne(damaged, "integrity-versions", "gap", Severity.ERROR);
        assertIsAt(finding, "order-10042", 4);
        assertThat(finding.message()).startsWith("Version 3 of order-10042 is missing, before ");
    }

    @Test
    void aVersionThatIsThereTwice() {
        DamagedSample damaged = DamagedSample.by("""
            INSERT INTO events (event_id, aggregate_id, aggregate_type, version, event_type, schema_version, occurred_at,
                                payload, metadata)
            SELECT gen_random_uuid(), aggregate_id, aggregate_type, version, event_type, schema_version,
                   occurred_at + interval '1 microsecond', payload, metadata
            FROM events WHERE aggregate_id = 'order-10042' AND version = 3\
            """);

        Finding finding = theOne(damaged, "integrity-versions", "double", Severity.ERROR);
        assertIsAt(finding, "order-10042", 3);
        assertThat(finding.message()).isEqualTo("There is more than one event at version 3 of order-10042.");
    }

    @Test
    void aVersionThatCompactionRemovedIsNoGap() {
        DamagedSample compacted = DamagedSample.by(
                        "DELETE FROM events WHERE aggregate_id = 'order-10042' AND version IN (3, 4)")
                .and("INSERT INTO removals (reason, events) VALUES ('compaction', 2)")
                .and("""
                    INSERT INTO compactions (aggregate_id, transaction_id, versions)
                    SELECT 'order-10042', transaction_id, '{[3,5)}' FROM removals\
                    """);

        assertThat(compacted.findings("integrity-versions", HOST)).isEmpty();
    }

    @Test
    void aStreamThatIsGoneUnlessItIsArchived() {
        DamagedSample damaged = DamagedSample.by("DELETE FROM events WHERE aggregate_id = 'order-10042'");
        Finding finding = theOne(damaged, "integrity-versions", "end", Severity.ERROR);
        assertThat(finding.stream()).isEqualTo(new StreamId("order-10042"));
        assertThat(finding.message()).endsWith("and there is no event of it.");

        damaged.and("UPDATE aggregates SET archive_id = gen_random_uuid() WHERE aggregate_id = 'order-10042'");
        assertThat(damaged.findings("integrity-versions", HOST)).isEmpty();
    }

    @Test
    void anEndThatIsMissing() {
        DamagedSample damaged = DamagedSample.by("""
            DELETE FROM events USING aggregates AS a
            WHERE a.aggregate_id = 'order-10042' AND events.aggregate_id = a.aggregate_id AND events.version = a.version\
            """);

        Finding finding = theOne(damaged, "integrity-versions", "end", Severity.ERROR);
        assertThat(finding.message())
                .matches(
                        "The store says that order-10042 is at version (\\d+), and its last event has version \\d+\\.");
    }

    @Test
    void anOrderThatContradictsTheVersions() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE events SET position = position + 1000000, transaction_id = '4000000'
            WHERE aggregate_id = 'order-10042' AND version = 2\
            """);

        Finding finding = theOne(damaged, "integrity-order", "order", Severity.ERROR);
        assertIsAt(finding, "order-10042", 2);
        assertThat(finding.message()).contains("comes after version").contains("in the order of the store");
    }

    @Test
    void aTimeThatGoesBack() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE events SET occurred_at = occurred_at - interval '5 minutes'
            WHERE aggregate_id = 'payment-10042-1' AND version = 2\
            """);

        Finding finding = theOne(damaged, "integrity-order", "time", Severity.WARNING);
        assertIsAt(finding, "payment-10042-1", 2);
        assertThat(finding.message()).endsWith("before version 1.");
    }

    @Test
    void aTimeThatIsStillToCome() {
        DamagedSample damaged = DamagedSample.by("""
            CREATE TABLE events_2099 PARTITION OF "events_Payment"
            FOR VALUES FROM ('2099-01-01') TO ('2100-01-01')\
            """).and("""
                UPDATE events SET occurred_at = '2099-05-01T00:00:00Z'
                WHERE aggregate_id = 'payment-10042-1'
                  AND version = (SELECT version FROM aggregates WHERE aggregate_id = 'payment-10042-1')\
                """);

        Finding finding = theOne(damaged, "integrity-order", "future", Severity.WARNING);
        assertThat(finding.message()).endsWith("is recorded at 2099-05-01T00:00:00Z, which is still to come.");
    }

    @Test
    void positionsThatWereCommittedOutOfOrder() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE events SET position = position - 1000000 WHERE aggregate_id = 'order-10042' AND version = 2\
            """);

        Finding finding = theOne(damaged, "integrity-commits", "position", Severity.NOTE);
        assertIsAt(finding, "order-10042", 2);
        assertThat(finding.message()).contains("was written by a later transaction than the higher position");
    }

    @Test
    void aPayloadThatWasCutOff() {
        DamagedSample damaged = DamagedSample.by("ALTER TABLE events ALTER payload TYPE text")
                .and("UPDATE events SET payload = left(payload, 20) WHERE aggregate_id = 'order-10042' AND version"
                        + " = 1");

        Finding finding = theOne(damaged, "integrity-payloads", "payload", Severity.ERROR);
        assertIsAt(finding, "order-10042", 1);
        assertThat(finding.message()).startsWith("The payload of this OrderCreated cannot be decoded. ");
    }

    @Test
    void aCauseThatIsNotThere() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE events SET metadata = jsonb_set(metadata, '{causationId}', '"00000000-0000-0000-0000-00000000dead"')
            WHERE aggregate_id = 'payment-10042-1' AND version = 2\
            """);

        Finding finding = theOne(damaged, "integrity-causes", "missing", Severity.WARNING);
        assertIsAt(finding, "payment-10042-1", 2);
        assertThat(finding.message()).contains("was caused by 00000000-0000-0000-0000-00000000dead, which is not in");
    }

    @Test
    void anEventOfATypeThatTheCodeDoesNotKnow() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE events SET event_type = 'OrderTeleported' WHERE aggregate_id = 'order-10042' AND version = 3\
            """);

        Finding finding = theOne(damaged, "integrity-types", "unknown", Severity.ERROR);
        assertIsAt(finding, "order-10042", 3);
        assertThat(finding.message())
                .startsWith("The code for Order takes no event of type OrderTeleported, of which there is one.");
        assertThat(damaged.findings("upcasters", HOST)).isEmpty();
    }

    @Test
    void aStoredFormWithoutAnUpcaster() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE events SET schema_version = 9 WHERE aggregate_id = 'order-10042' AND event_type = 'OrderCreated'\
            """);

        Finding finding = theOne(damaged, "upcasters", "form", Severity.ERROR);
        assertIsAt(finding, "order-10042", 1);
        assertThat(finding.message())
                .startsWith(
                        "Events of type OrderCreated in version 9, of which there is one, cannot be brought to their"
                                + " current form.");
        assertThat(damaged.findings("integrity-types", HOST)).isEmpty();
    }

    @Test
    void anUpcasterThatMissesSomething() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE events SET payload = payload - 'price' WHERE event_type = 'ItemAdded' AND schema_version = 1\
            """);

        Finding finding = theOne(damaged, "upcasters", "form", Severity.ERROR);
        assertThat(finding.subject()).isEqualTo("ItemAdded in version 1");
    }

    @Test
    void aStreamWhoseReplayFails() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE events SET payload = '{"quantity": "three"}' WHERE aggregate_id = 'order-10042' AND version = 2\
            """);

        Finding finding = theOne(damaged, "replay", "failed", Severity.ERROR);
        assertIsAt(finding, "order-10042", 2);
        assertThat(finding.message())
                .startsWith("Version 2 of order-10042, ItemAdded, cannot be applied: NullPointerException");
    }

    @Test
    void aSnapshotThatIsNotWhatReplayGives() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE snapshots SET state = jsonb_set(state, '{balance,amount}', '1000000.5')
            WHERE version = (SELECT min(version) FROM snapshots)\
            """);

        Finding finding = theOne(damaged, "snapshots", "differs", Severity.ERROR);
        assertThat(finding.subject()).isEqualTo("/balance/amount");
        assertThat(finding.message())
                .matches("In the snapshot of merchant-nordwind at version 10\\d, /balance/amount is 1000000.5; replay"
                        + " gives [\\d.]+\\.");
    }

    @Test
    void aSnapshotIsReadByItsVersion() {
        try (EventStore store = DamagedSample.sound().open()) {
            StreamId account = new StreamId("merchant-nordwind");
            long version = store.snapshotVersions(account, Cancellation.never()).getLast();

            StoredSnapshot snapshot =
                    store.snapshot(account, version, Cancellation.never()).orElseThrow();
            assertThat(snapshot.version()).isEqualTo(version);
            assertThat(snapshot.schemaVersion()).isNotNull();
            assertThat(((Content.Text) snapshot.state()).value()).contains("\"balance\"");
            assertThat(store.snapshot(account, version + 1, Cancellation.never()))
                    .isEmpty();
            assertThat(store.snapshot(new StreamId("order-10042"), version, Cancellation.never()))
                    .isEmpty();
        }
    }

    @Test
    void aSnapshotThatLacksAField() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE snapshots SET state = state - 'sales' WHERE version = (SELECT min(version) FROM snapshots)\
            """);

        Finding finding = theOne(damaged, "snapshots", "differs", Severity.ERROR);
        assertThat(finding.subject()).isEqualTo("/sales");
        assertThat(finding.message()).contains("/sales is missing; replay gives {");
    }

    @Test
    void aSnapshotThatCannotBeRead() {
        DamagedSample damaged = DamagedSample.by("ALTER TABLE snapshots ALTER state TYPE text")
                .and("UPDATE snapshots SET state = left(state, 30) WHERE version = (SELECT min(version) FROM"
                        + " snapshots)");

        Finding finding = theOne(damaged, "snapshots", "unreadable", Severity.ERROR);
        assertThat(finding.message()).startsWith("The snapshot of merchant-nordwind at version ");
    }

    @Test
    void aSnapshotAheadOfItsStream() {
        DamagedSample damaged = DamagedSample.by(
                "UPDATE snapshots SET version = version + 100000 WHERE version = (SELECT max(version) FROM snapshots)");

        Finding finding = theOne(damaged, "snapshots", "ahead", Severity.ERROR);
        assertThat(finding.stream()).isEqualTo(new StreamId("merchant-nordwind"));
        assertThat(finding.message()).contains("and its last event has version");
    }

    @Test
    void aSnapshotOfAnotherHistory() {
        DamagedSample damaged = DamagedSample.by("""
            UPDATE snapshots SET event_id = '00000000-0000-0000-0000-00000000dead'
            WHERE version = (SELECT min(version) FROM snapshots)\
            """);

        Finding finding = theOne(damaged, "snapshots", "history", Severity.ERROR);
        assertThat(finding.message()).contains("ends with the event 00000000-0000-0000-0000-00000000dead");
    }

    @Test
    void snapshotsThatAreNoLongerTaken() {
        DamagedSample damaged = DamagedSample.by("DELETE FROM snapshots WHERE version > 450");

        Finding finding = theOne(damaged, "snapshots", "stale", Severity.WARNING);
        assertThat(finding.version()).isBetween(400L, 450L);
        assertThat(finding.message()).contains("events behind; usual for MerchantAccount is one every");
    }

    @Test
    void aSnapshotInAnOlderForm() {
        DamagedSample damaged =
                DamagedSample.by("UPDATE snapshots SET schema_version = 2").and("""
                    UPDATE snapshots SET schema_version = 1 WHERE version = (SELECT max(version) FROM snapshots)\
                    """);

        Finding finding = theOne(damaged, "snapshots", "form", Severity.WARNING);
        assertThat(finding.message()).contains("is of form 1; others of type MerchantAccount are of form 2.");
    }

    @Test
    void aSampleOfStreamsIsReplayedToo() {
        List<CheckStatus> statuses = DamagedSample.sound().check("replay", HOST, CheckScope.ALL.sampling(7));

        assertThat(statuses)
                .extracting(CheckStatus::stage)
                .containsExactly(new CheckStatus.Stage.Ended(new Outcome.Done("7 streams")));
    }

    @Test
    void withoutCodeNothingIsReplayedAndNothingPassed() {
        assertThat(DamagedSample.sound().check("replay", new PayloadMergeHost(), CheckScope.ALL))
                .extracting(CheckStatus::stage)
                .singleElement()
                .matches(stage -> stage instanceof CheckStatus.Stage.Ended(Outcome.NotApplicable _));
    }

    private static Finding theOne(DamagedSample damaged, String check, String kind, Severity severity) {
        List<Finding> findings = damaged.findings(check, HOST);
        assertThat(findings).hasSize(1);
        Finding finding = findings.getFirst();
        assertThat(finding.check()).isEqualTo(check);
        assertThat(finding.fault().kind()).isEqualTo(kind);
        assertThat(finding.severity()).isEqualTo(severity);
        assertThat(finding.cause()).startsWith("Usually ");
        return finding;
    }

    private static void assertIsAt(Finding finding, String stream, long version) {
        assertThat(finding.stream()).isEqualTo(new StreamId(stream));
        assertThat(finding.version()).isEqualTo(version);
    }
}
