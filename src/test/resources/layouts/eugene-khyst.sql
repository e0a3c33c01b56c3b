-- eugene-khyst/postgresql-event-sourcing, written by hand from facts about its tables: not by the framework itself.
CREATE TABLE es_aggregate (id uuid PRIMARY KEY, version integer NOT NULL, aggregate_type text NOT NULL);
CREATE TABLE es_event (id bigserial PRIMARY KEY, transaction_id xid8 NOT NULL DEFAULT pg_current_xact_id(), aggregate_id uuid NOT NULL REFERENCES es_aggregate, version integer NOT NULL, event_type text NOT NULL, json_data json NOT NULL, UNIQUE (aggregate_id, version));
INSERT INTO es_aggregate VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 3, 'order'), ('bbbbbbbb-0000-4000-8000-000000000002', 1, 'payment');
INSERT INTO es_event (aggregate_id, version, event_type, json_data) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 1, 'OrderCreated', '{"city": "Köln", "total": 9007199254740993}');
INSERT INTO es_event (aggregate_id, version, event_type, json_data) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 2, 'ItemAdded', '{"sku": "a"}');
INSERT INTO es_event (aggregate_id, version, event_type, json_data) VALUES ('bbbbbbbb-0000-4000-8000-000000000002', 1, 'PaymentRequested', '{"amount": 1}');
INSERT INTO es_event (aggregate_id, version, event_type, json_data) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 3, 'OrderPaid', '{"note": null}');
