-- RailsEventStore, written by hand from facts about its tables: not by the framework itself.
CREATE TABLE event_store_events (id bigserial PRIMARY KEY, event_id uuid NOT NULL UNIQUE, event_type varchar NOT NULL, metadata bytea, data bytea NOT NULL, created_at timestamp(6) NOT NULL, valid_at timestamp(6));
CREATE TABLE event_store_events_in_streams (id bigserial PRIMARY KEY, stream varchar NOT NULL, position integer, event_id uuid NOT NULL, created_at timestamp(6) NOT NULL, UNIQUE (stream, position), UNIQUE (stream, event_id));
CREATE INDEX ON event_store_events_in_streams (event_id);
INSERT INTO event_store_events (event_id, event_type, metadata, data, created_at) VALUES ('00000000-0000-4000-8000-000000000001', 'OrderCreated', convert_to('{"correlation_id": "cccccccc-0000-4000-8000-000000000003"}', 'UTF8'), convert_to('{"city": "Köln", "total": 9007199254740993}', 'UTF8'), '2026-11-01 08:00:00.123');
INSERT INTO event_store_events_in_streams (stream, position, event_id, created_at) VALUES ('Order$aaaaaaaa-0000-4000-8000-000000000001', 0, '00000000-0000-4000-8000-000000000001', '2026-11-01 08:00:00.123');
INSERT INTO event_store_events_in_streams (stream, event_id, created_at) VALUES ('$by_correlation_id_cccccccc-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000001', '2026-11-01 08:00:00.123');
INSERT INTO event_store_events (event_id, event_type, metadata, data, created_at) VALUES ('00000000-0000-4000-8000-000000000002', 'ItemAdded', convert_to('---
:correlation_id: cccccccc-0000-4000-8000-000000000003
:causation_id: 00000000-0000-4000-8000-000000000001
', 'UTF8'), convert_to('{"sku": "a"}', 'UTF8'), '2026-11-01 08:00:01.123');
INSERT INTO event_store_events_in_streams (stream, position, event_id, created_at) VALUES ('Order$aaaaaaaa-0000-4000-8000-000000000001', 1, '00000000-0000-4000-8000-000000000002', '2026-11-01 08:00:01.123');
INSERT INTO event_store_events_in_streams (stream, event_id, created_at) VALUES ('$by_correlation_id_cccccccc-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000002', '2026-11-01 08:00:01.123');
INSERT INTO event_store_events (event_id, event_type, metadata, data, created_at) VALUES ('00000000-0000-4000-8000-000000000003', 'PaymentRequested', convert_to('{"correlation_id": "cccccccc-0000-4000-8000-000000000003", "causation_id": "00000000-0000-4000-8000-000000000002"}', 'UTF8'), convert_to('{"amount": 1}', 'UTF8'), '2026-11-01 08:00:02.123');
INSERT INTO event_store_events_in_streams (stream, position, event_id, created_at) VALUES ('Payment$bbbbbbbb-0000-4000-8000-000000000002', 0, '00000000-0000-4000-8000-000000000003', '2026-11-01 08:00:02.123');
INSERT INTO event_store_events_in_streams (stream, event_id, created_at) VALUES ('$by_correlation_id_cccccccc-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000003', '2026-11-01 08:00:02.123');
INSERT INTO event_store_events (event_id, event_type, metadata, data, created_at) VALUES ('00000000-0000-4000-8000-000000000004', 'OrderPaid', convert_to('{"correlation_id": "cccccccc-0000-4000-8000-000000000003", "causation_id": "00000000-0000-4000-8000-000000000003"}', 'UTF8'), convert_to('{"note": null}', 'UTF8'), '2026-11-01 08:00:03.123');
INSERT INTO event_store_events_in_streams (stream, position, event_id, created_at) VALUES ('Order$aaaaaaaa-0000-4000-8000-000000000001', 2, '00000000-0000-4000-8000-000000000004', '2026-11-01 08:00:03.123');
INSERT INTO event_store_events_in_streams (stream, event_id, created_at) VALUES ('$by_correlation_id_cccccccc-0000-4000-8000-000000000003', '00000000-0000-4000-8000-000000000004', '2026-11-01 08:00:03.123');
