CREATE SEQUENCE public."aggregate-event-global-index-sequence"
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.aggregate_event_entry (
    aggregate_sequence_number bigint,
    global_index bigint NOT NULL,
    aggregate_identifier character varying(255),
    aggregate_type character varying(255),
    identifier character varying(255) NOT NULL,
    "timestamp" character varying(255) NOT NULL,
    type character varying(255) NOT NULL,
    version character varying(255) NOT NULL,
    metadata oid,
    payload oid NOT NULL
);
INSERT INTO public.aggregate_event_entry (aggregate_sequence_number, global_index, aggregate_identifier, aggregate_type, identifier, "timestamp", type, version, metadata, payload) VALUES (0, 1, '0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 'order', 'dcf47a17-4de0-439b-961d-e6624ae3918d', '2026-11-26T00:11:58.162Z', 'shop.OrderCreated', '1.0', 16488, 16489);
INSERT INTO public.aggregate_event_entry (aggregate_sequence_number, global_index, aggregate_identifier, aggregate_type, identifier, "timestamp", type, version, metadata, payload) VALUES (1, 2, '0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 'order', 'fe2ca8de-0554-4f81-9ee6-bbf0681d7c36', '2026-11-26T00:11:59.178Z', 'shop.ItemAdded', '1.0', 16490, 16491);
INSERT INTO public.aggregate_event_entry (aggregate_sequence_number, global_index, aggregate_identifier, aggregate_type, identifier, "timestamp", type, version, metadata, payload) VALUES (0, 4, '5c1d7a44-2f0b-4e2d-8a0b-9b1c5e6f7a02', 'payment', '69ee6900-1b34-475e-adc0-d8cee9d3d235', '2026-11-26T00:11:59.492Z', 'shop.PaymentRequested', '1.0', 16494, 16495);
INSERT INTO public.aggregate_event_entry (aggregate_sequence_number, global_index, aggregate_identifier, aggregate_type, identifier, "timestamp", type, version, metadata, payload) VALUES (2, 5, '0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 'order', '071c0646-c969-431c-96a7-64fb1bf00ef8', '2026-11-26T00:11:59.585Z', 'shop.OrderPaid', '1.0', 16496, 16497);
ALTER TABLE ONLY public.aggregate_event_entry
    ADD CONSTRAINT aggregate_event_entry_aggregate_identifier_aggregate_sequen_key UNIQUE (aggregate_identifier, aggregate_sequence_number);
ALTER TABLE ONLY public.aggregate_event_entry
    ADD CONSTRAINT aggregate_event_entry_identifier_key UNIQUE (identifier);
ALTER TABLE ONLY public.aggregate_event_entry
    ADD CONSTRAINT aggregate_event_entry_pkey PRIMARY KEY (global_index);
SELECT lo_from_bytea(16488, E'\\x7b22636f7272656c6174696f6e4964223a2263306666656530302d313233342d346162632d386465662d303030303030303030303031227d');
SELECT lo_from_bytea(16489, E'\\x7b22637573746f6d6572223a225a6fc3ab204dc3bc6c6c6572222c2263697479223a224bc3b66c6e222c226e6f7465223a6e756c6c7d');
SELECT lo_from_bytea(16490, E'\\x7b22636175736174696f6e4964223a2264636634376131372d346465302d343339622d393631642d653636323461653339313864222c22636f7272656c6174696f6e4964223a2263306666656530302d313233342d346162632d386465662d303030303030303030303031227d');
SELECT lo_from_bytea(16491, E'\\x7b22736b75223a22e697a5e69cac2d3432222c227072696365223a31322e352c2274616773223a5b22c3a4222c225c2271756f7465645c22222c226261636b5c5c736c617368225d7d');
SELECT lo_from_bytea(16494, E'\\x7b22636175736174696f6e4964223a2266653263613864652d303535342d346638312d396565362d626266303638316437633336222c22636f7272656c6174696f6e4964223a2263306666656530302d313233342d346162632d386465662d303030303030303030303031227d');
SELECT lo_from_bytea(16495, E'\\x7b22616d6f756e74223a393030373139393235343734303939332c226e6f7468696e67223a6e756c6c7d');
SELECT lo_from_bytea(16496, E'\\x7b22636175736174696f6e4964223a2236396565363930302d316233342d343735652d616463302d643863656539643364323335222c22636f7272656c6174696f6e4964223a2263306666656530302d313233342d346162632d386465662d303030303030303030303031227d');
SELECT lo_from_bytea(16497, E'\\x7b7d');
