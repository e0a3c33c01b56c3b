CREATE TABLE message_store.messages (
    global_position bigint NOT NULL,
    "position" bigint NOT NULL,
    "time" timestamp without time zone DEFAULT (now() AT TIME ZONE 'utc'::text) NOT NULL,
    stream_name text NOT NULL,
    type text NOT NULL,
    data jsonb,
    metadata jsonb,
    id uuid DEFAULT gen_random_uuid() NOT NULL
);
CREATE SEQUENCE message_store.messages_global_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE message_store.messages_global_position_seq OWNED BY message_store.messages.global_position;
ALTER TABLE ONLY message_store.messages ALTER COLUMN global_position SET DEFAULT nextval('message_store.messages_global_position_seq'::regclass);
INSERT INTO message_store.messages (global_position, "position", "time", stream_name, type, data, metadata, id) VALUES (1, 0, '2026-11-24 17:08:08.046724', 'order:command-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 'Create', '{}', NULL, '00000000-0000-4000-8000-0000000000c1');
INSERT INTO message_store.messages (global_position, "position", "time", stream_name, type, data, metadata, id) VALUES (2, 0, '2026-11-24 17:08:08.055932', 'order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 'OrderCreated', '{"city": "Köln", "note": null, "items": [], "customer": "Zoë Müller"}', '{"correlationStreamName": "order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01"}', '00000000-0000-4000-8000-000000000001');
INSERT INTO message_store.messages (global_position, "position", "time", stream_name, type, data, metadata, id) VALUES (4, 1, '2026-11-24 17:08:08.060949', 'order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 'ItemAdded', '{"sku": "日本-42", "tags": ["ä", "\"quoted\"", "back\\slash"], "price": 12.5}', '{"correlationStreamName": "order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01", "causationMessagePosition": 0, "causationMessageStreamName": "order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01"}', '00000000-0000-4000-8000-000000000002');
INSERT INTO message_store.messages (global_position, "position", "time", stream_name, type, data, metadata, id) VALUES (5, 0, '2026-11-24 17:08:08.062375', 'payment-5c1d7a44-2f0b-4e2d-8a0b-9b1c5e6f7a02', 'PaymentRequested', '{"amount": 9007199254740993, "nothing": null}', '{"correlationStreamName": "order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01", "causationMessagePosition": 1, "causationMessageStreamName": "order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01"}', '00000000-0000-4000-8000-000000000003');
INSERT INTO message_store.messages (global_position, "position", "time", stream_name, type, data, metadata, id) VALUES (6, 2, '2026-11-24 17:08:08.063443', 'order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 'OrderPaid', '{}', '{"correlationStreamName": "order-0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01", "causationMessagePosition": 0, "causationMessageStreamName": "payment-5c1d7a44-2f0b-4e2d-8a0b-9b1c5e6f7a02"}', '00000000-0000-4000-8000-000000000004');
ALTER TABLE ONLY message_store.messages
    ADD CONSTRAINT messages_pkey PRIMARY KEY (global_position);
CREATE UNIQUE INDEX messages_id ON message_store.messages USING btree (id);
CREATE UNIQUE INDEX messages_stream ON message_store.messages USING btree (stream_name, "position");
