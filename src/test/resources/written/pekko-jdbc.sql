CREATE TABLE public.durable_state (
    global_offset bigint NOT NULL,
    persistence_id character varying(255) NOT NULL,
    revision bigint NOT NULL,
    state_payload bytea NOT NULL,
    state_serial_id integer NOT NULL,
    state_serial_manifest character varying(255),
    tag character varying,
    state_timestamp bigint NOT NULL
);
CREATE SEQUENCE public.durable_state_global_offset_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.durable_state_global_offset_seq OWNED BY public.durable_state.global_offset;
CREATE TABLE public.event_journal (
    ordering bigint NOT NULL,
    persistence_id character varying(255) NOT NULL,
    sequence_number bigint NOT NULL,
    deleted boolean DEFAULT false NOT NULL,
    writer character varying(255) NOT NULL,
    write_timestamp bigint,
    adapter_manifest character varying(255),
    event_ser_id integer NOT NULL,
    event_ser_manifest character varying(255) NOT NULL,
    event_payload bytea NOT NULL,
    meta_ser_id integer,
    meta_ser_manifest character varying(255),
    meta_payload bytea
);
CREATE SEQUENCE public.event_journal_ordering_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.event_journal_ordering_seq OWNED BY public.event_journal.ordering;
CREATE TABLE public.event_tag (
    event_id bigint NOT NULL,
    tag character varying(256) NOT NULL
);
CREATE TABLE public.snapshot (
    persistence_id character varying(255) NOT NULL,
    sequence_number bigint NOT NULL,
    created bigint NOT NULL,
    snapshot_ser_id integer NOT NULL,
    snapshot_ser_manifest character varying(255) NOT NULL,
    snapshot_payload bytea NOT NULL,
    meta_ser_id integer,
    meta_ser_manifest character varying(255),
    meta_payload bytea
);
ALTER TABLE ONLY public.durable_state ALTER COLUMN global_offset SET DEFAULT nextval('public.durable_state_global_offset_seq'::regclass);
ALTER TABLE ONLY public.event_journal ALTER COLUMN ordering SET DEFAULT nextval('public.event_journal_ordering_seq'::regclass);
INSERT INTO public.event_journal (ordering, persistence_id, sequence_number, deleted, writer, write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload, meta_ser_id, meta_ser_manifest, meta_payload) VALUES (1, 'order|0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 1, false, 'f7bc9ee3-d2fa-4bd4-a833-ca60af266855', 1795651941404, '', 31, 'PekkoStore$OrderCreated', '\x7b22637573746f6d6572223a225a6fc3ab204dc3bc6c6c6572222c2263697479223a224bc3b66c6e222c226e6f7465223a6e756c6c7d', NULL, NULL, NULL);
INSERT INTO public.event_journal (ordering, persistence_id, sequence_number, deleted, writer, write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload, meta_ser_id, meta_ser_manifest, meta_payload) VALUES (3, 'order|0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 2, false, 'f7bc9ee3-d2fa-4bd4-a833-ca60af266855', 1795651944590, '', 33, 'PekkoStore$ItemAdded', '\x1f8b08000000000000ffdb9f5c9c5d9af96cfad26773d6e89a18a516146526a7fe76d0640083d49cc4a2f454690605308f31a52431bdb839e9f0920ca5c2d2fc92d414a5aca4c4e4ec98e29cc4e28cff004f7a26784b000000', NULL, NULL, NULL);
INSERT INTO public.event_journal (ordering, persistence_id, sequence_number, deleted, writer, write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload, meta_ser_id, meta_ser_manifest, meta_payload) VALUES (4, 'payment|5c1d7a44-2f0b-4e2d-8a0b-9b1c5e6f7a02', 1, false, 'a7b02735-8ea5-4f72-866f-a6b7257d1548', 1795651944721, '', 31, 'PekkoStore$PaymentRequested', '\x7b22616d6f756e74223a393030373139393235343734303939332c226e6f7468696e67223a6e756c6c7d', NULL, NULL, NULL);
INSERT INTO public.event_journal (ordering, persistence_id, sequence_number, deleted, writer, write_timestamp, adapter_manifest, event_ser_id, event_ser_manifest, event_payload, meta_ser_id, meta_ser_manifest, meta_payload) VALUES (5, 'order|0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 3, false, 'f7bc9ee3-d2fa-4bd4-a833-ca60af266855', 1795651944754, '', 33, 'PekkoStore$OrderPaid', '\x1f8b08000000000000ffdb9f5e949a9c9a595092949ffd1f003c4549df0d000000', NULL, NULL, NULL);
ALTER TABLE ONLY public.durable_state
    ADD CONSTRAINT durable_state_pkey PRIMARY KEY (persistence_id);
ALTER TABLE ONLY public.event_journal
    ADD CONSTRAINT event_journal_pkey PRIMARY KEY (persistence_id, sequence_number);
ALTER TABLE ONLY public.event_tag
    ADD CONSTRAINT event_tag_pkey PRIMARY KEY (event_id, tag);
ALTER TABLE ONLY public.snapshot
    ADD CONSTRAINT snapshot_pkey PRIMARY KEY (persistence_id, sequence_number);
CREATE UNIQUE INDEX event_journal_ordering_idx ON public.event_journal USING btree (ordering);
CREATE INDEX state_global_offset_idx ON public.durable_state USING btree (global_offset);
CREATE INDEX state_tag_idx ON public.durable_state USING btree (tag);
ALTER TABLE ONLY public.event_tag
    ADD CONSTRAINT fk_event_journal FOREIGN KEY (event_id) REFERENCES public.event_journal(ordering) ON DELETE CASCADE;
