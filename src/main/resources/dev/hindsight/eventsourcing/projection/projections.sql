-- What is known of the projections, in the schema of their tables. PostgreSQL 14 and later.

-- How far each projection has come. A row is changed only together with the rows that the projection wrote. While a
-- projection is rebuilt, it has a second row, and its new tables stand in a schema of their own.
CREATE TABLE IF NOT EXISTS projections (
    projection     text        NOT NULL,
    build          text        NOT NULL CHECK (build IN ('live', 'rebuild')),
    -- The columns of its tables; another form than that of the program has to be rebuilt.
    form           text        NOT NULL,
    -- The last event that was dealt with, by its place in the order of the store.
    transaction_id xid8        NOT NULL DEFAULT '0',
    position       bigint      NOT NULL DEFAULT 0,
    paused         boolean     NOT NULL DEFAULT false,
    updated_at     timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, build)
);

-- Events that a projection could not deal with; it went on without them.
CREATE TABLE IF NOT EXISTS poison_events (
    projection     text        NOT NULL,
    build          text        NOT NULL,
    transaction_id xid8        NOT NULL,
    position       bigint      NOT NULL,
    event_id       uuid        NOT NULL,
    aggregate_id   text        NOT NULL,
    version        bigint      NOT NULL,
    event_type     text        NOT NULL,
    error          text        NOT NULL,
    failed_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (projection, build, transaction_id, position)
);
