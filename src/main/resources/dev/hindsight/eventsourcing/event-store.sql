-- The tables of the event store, made in the schema that is first on the search path. PostgreSQL 14 and later.

-- One row per aggregate. It makes ids unique across aggregate types, and it is the row on which appends to the same
-- aggregate wait for one another: an append advances the version it expects, or finds nothing to advance.
CREATE TABLE aggregates (
    aggregate_id   text   PRIMARY KEY,
    aggregate_type text   NOT NULL,
    version        bigint NOT NULL CHECK (version > 0)
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
    PRIMARY KEY (aggregate_type, aggregate_id, version)
) PARTITION BY LIST (aggregate_type);

ALTER SEQUENCE event_position OWNED BY events.position;

-- Index names keep clear of those of partitions, which are events_ and the aggregate type.
-- The order of the store. The position alone is none: a lower one may be committed later.
CREATE INDEX event_by_order ON events (transaction_id, position);
CREATE INDEX event_by_aggregate ON events (aggregate_id, version);
CREATE INDEX event_by_event ON events (event_id);
CREATE INDEX event_by_correlation ON events (correlation_id);
CREATE INDEX event_by_causation ON events (causation_id);
CREATE INDEX event_by_time ON events (occurred_at);

CREATE FUNCTION refuse_change_of_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Events never change: % of % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', HINT = 'Append an event that puts right what was wrong.';
END
$$;

-- Statement triggers guard the table they stand on and not its partitions, so each partition gets its own.
CREATE TRIGGER events_never_change BEFORE UPDATE OR DELETE OR TRUNCATE ON events
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_events();
