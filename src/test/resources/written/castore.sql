CREATE TABLE public.event (
    id bigint NOT NULL,
    aggregate_name character varying(32) NOT NULL,
    aggregate_id uuid NOT NULL,
    version bigint NOT NULL,
    type character varying(64) NOT NULL,
    data jsonb,
    metadata jsonb,
    "timestamp" timestamp with time zone DEFAULT CURRENT_TIMESTAMP(3) NOT NULL
);
CREATE SEQUENCE public.event_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.event_id_seq OWNED BY public.event.id;
ALTER TABLE ONLY public.event ALTER COLUMN id SET DEFAULT nextval('public.event_id_seq'::regclass);
INSERT INTO public.event (id, aggregate_name, aggregate_id, version, type, data, metadata, "timestamp") VALUES (1, 'order', '0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 1, 'OrderCreated', '{"city": "Köln", "note": null, "items": [], "customer": "Zoë Müller"}', '{"correlationId": "c0ffee00-1234-4abc-8def-000000000001"}', '2026-11-24 17:08:09.588+00');
INSERT INTO public.event (id, aggregate_name, aggregate_id, version, type, data, metadata, "timestamp") VALUES (3, 'order', '0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 2, 'ItemAdded', '{"sku": "日本-42", "tags": ["ä", "\"quoted\"", "back\\slash"], "price": 12.5}', '{"correlationId": "c0ffee00-1234-4abc-8def-000000000001"}', '2026-11-24 17:08:09.594+00');
INSERT INTO public.event (id, aggregate_name, aggregate_id, version, type, data, metadata, "timestamp") VALUES (4, 'payment', '5c1d7a44-2f0b-4e2d-8a0b-9b1c5e6f7a02', 1, 'PaymentRequested', '{"amount": 9007199254740991, "nothing": null}', '{"correlationId": "c0ffee00-1234-4abc-8def-000000000001"}', '2026-11-24 17:08:09.596+00');
INSERT INTO public.event (id, aggregate_name, aggregate_id, version, type, data, metadata, "timestamp") VALUES (5, 'order', '0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01', 3, 'OrderPaid', NULL, NULL, '2026-11-24 17:08:09.597+00');
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_aggregate_name_aggregate_id_version_key UNIQUE (aggregate_name, aggregate_id, version);
ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);
CREATE INDEX idx_event_aggregate_lookup ON public.event USING btree (aggregate_name, aggregate_id);
CREATE INDEX idx_event_aggregate_name ON public.event USING btree (aggregate_name);
CREATE INDEX idx_event_version ON public.event USING btree (version);
