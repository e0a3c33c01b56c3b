-- python eventsourcing, written by hand from facts about its tables: not by the framework itself.
CREATE TABLE shop_events (originator_id uuid NOT NULL, originator_version bigint NOT NULL, topic text NOT NULL, state bytea NOT NULL, notification_id bigserial UNIQUE, PRIMARY KEY (originator_id, originator_version));
CREATE TABLE shop_snapshots (originator_id uuid NOT NULL, originator_version bigint NOT NULL, topic text NOT NULL, state bytea NOT NULL, PRIMARY KEY (originator_id, originator_version));
INSERT INTO shop_events (originator_id, originator_version, topic, state) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 1, 'shop.domain:order.OrderCreated', convert_to('{"city": "Köln", "total": 9007199254740993}', 'UTF8'));
INSERT INTO shop_events (originator_id, originator_version, topic, state) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 2, 'shop.domain:order.ItemAdded', convert_to('{"sku": "a"}', 'UTF8'));
INSERT INTO shop_events (originator_id, originator_version, topic, state) VALUES ('bbbbbbbb-0000-4000-8000-000000000002', 1, 'shop.domain:payment.PaymentRequested', convert_to('{"amount": 1}', 'UTF8'));
INSERT INTO shop_events (originator_id, originator_version, topic, state) VALUES ('aaaaaaaa-0000-4000-8000-000000000001', 3, 'shop.domain:order.OrderPaid', convert_to('{"note": null}', 'UTF8'));
