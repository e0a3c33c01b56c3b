-- The tables of the event store, made in the schema that is first on the search path. PostgreSQL 14 and later.

-- One row per aggregate. It makes ids unique across aggregate types, and it is the row on which appends to the same
-- aggregate wait for one another: an append advances the version it expects, or finds nothing to advance.
CREATE TABLE aggregates (
    aggregate_id   text   PRIMARY KEY,
    aggregate_type text   NOT NULL,
    version        bigint NOT NULL CHECK (version > 0),
    -- The archive that its events have been moved to; null while they are in the table.
    archive_id     uuid
);

-- A sequence and not an identity column: partitioned tables have those only from PostgreSQL 17 on.
CREATE SEQUENCE event_position;

CREATE TABLE events (
    position       bigint      NOT NULL DEFAULT nextval('event_position'),
    transaction_id xid8        NOT NULL DEFAULT pg_current_xact_id(),
    event_id       uuid        NOT NULL,
    aggregate_id   text        NOT NULL,
    aggregate_type text        NOT NULL,
    version        bigint      NOT NULL CHECK (version > 0),
    event_type     text        NOT NULL,
    schema_version int         NOT NULL CHECK (schema_version > 0),
    occurred_at    timestamptz NOT NULL,
    payload        jsonb       NOT NULL,
    metadata       jsonb       NOT NULL,
    correlation_id uuid GENERATED ALWAYS AS ((metadata ->> 'correlationId')::uuid) STORED,
    causation_id   uuid GENERATED ALWAYS AS ((metadata ->> 'causationId')::uuid) STORED,
    -- PostgreSQL wants the time here since partitions are told apart by it. That a version is given only once is seen
    -- to by the row in aggregates, which every append has to advance.
    PRIMARY KEY (aggregate_type, aggregate_id, version, occurred_at)
) PARTITION BY LIST (aggregate_type);

ALTER SEQUENCE event_position OWNED BY events.position;

-- Each aggregate type has a partition, which has a partition for each month (UTC).
-- Index names keep clear of those of partitions, which are events_ and the aggregate type.
-- The order of the store. The position alone is none: a lower one may be committed later.
CREATE INDEX event_by_order ON events (transaction_id, position);
CREATE INDEX event_by_aggregate ON events (aggregate_id, version);
CREATE INDEX event_by_event ON events (event_id);
CREATE INDEX event_by_correlation ON events (correlation_id);
CREATE INDEX event_by_causation ON events (causation_id);
CREATE INDEX event_by_time ON events (occurred_at);

-- The one door through which events leave the table: a transaction that first says here why, and how many. It can
-- delete, and nothing else; no other transaction can, and what is said here stays.
CREATE TABLE removals (
    transaction_id xid8        PRIMARY KEY DEFAULT pg_current_xact_id(),
    reason         text        NOT NULL,
    events         bigint      NOT NULL CHECK (events > 0),
    removed_at     timestamptz NOT NULL DEFAULT now()
);

CREATE FUNCTION refuse_change_of_events() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    announced boolean := false;
BEGIN
    IF TG_OP = 'DELETE' THEN
        EXECUTE format('SELECT EXISTS (SELECT FROM %I.removals WHERE transaction_id = pg_current_xact_id_if_assigned())',
                       TG_TABLE_SCHEMA) INTO announced;
    END IF;
    IF NOT announced THEN
        RAISE EXCEPTION 'Events never change: % of % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'restrict_violation', HINT = 'Append an event that puts right what was wrong.';
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION refuse_change_of_removals() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'What was removed is never forgotten: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation';
END
$$;

CREATE TRIGGER removals_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON removals
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_removals();

-- Statement triggers guard the table they stand on and not its partitions, so each partition gets its own.
CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_events();

-- The versions of each aggregate that compaction has removed: gaps that are no damage.
CREATE TABLE compactions (
    aggregate_id   text            NOT NULL,
    transaction_id xid8            NOT NULL REFERENCES removals,
    versions       int8multirange  NOT NULL,
    PRIMARY KEY (aggregate_id, transaction_id)
);

-- Files with the events of closed streams. The hash is that of the manifest, which holds those of the events.
CREATE TABLE archives (
    archive_id       uuid        PRIMARY KEY,
    manifest_sha256  text        NOT NULL,
    streams          bigint      NOT NULL,
    events           bigint      NOT NULL,
    last_transaction xid8        NOT NULL,
    last_position    bigint      NOT NULL,
    archived_at      timestamptz NOT NULL DEFAULT now(),
    restored_at      timestamptz
);

-- States of aggregates, so that loading one need not begin at its first event.
CREATE TABLE snapshots (
    aggregate_id   text        NOT NULL,
    aggregate_type text        NOT NULL,
    version        bigint      NOT NULL CHECK (version > 0),
    -- The event of that version: a snapshot whose stream holds another one there is not trusted.
    event_id       uuid        NOT NULL,
    schema_version int         NOT NULL CHECK (schema_version > 0),
    state          jsonb       NOT NULL,
    taken_at       timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (aggregate_id, version)
);

-- The keys under which personal data is kept. Without its key it is gone, wherever copies of it are.
CREATE TABLE person_keys (
    person_id text        PRIMARY KEY,
    key       bytea,
    made_at   timestamptz NOT NULL DEFAULT now(),
    erased_at timestamptz,
    CHECK ((key IS NULL) = (erased_at IS NOT NULL))
);
