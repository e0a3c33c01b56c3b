// Writes a store through a framework, and prints what the framework's own reader gives: one event per line.
//   node write.mjs message-db|emmett|castore postgresql://user@host:port/database
import pg from 'pg';

const ORDER = '0b9f9f2e-6d3c-4b0e-9a56-3f6f0a1c7d01';
const PAYMENT = '5c1d7a44-2f0b-4e2d-8a0b-9b1c5e6f7a02';
const CORRELATION = 'c0ffee00-1234-4abc-8def-000000000001';

const [framework, url] = process.argv.slice(2);

const shop = {
  created: { customer: 'Zoë Müller', city: 'Köln', note: null, items: [] },
  added: { sku: '日本-42', price: 12.5, tags: ['ä', '"quoted"', 'back\\slash'] },
  requested: { amount: 9007199254740991, nothing: null },
  paid: {},
};

function print(event) {
  console.log(JSON.stringify(event, (key, value) => (typeof value === 'bigint' ? value.toString() : value)));
}

async function messageDb() {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('SET search_path TO message_store, public');
  const write = (id, stream, type, data, metadata, expected) =>
    client.query('SELECT message_store.write_message($1, $2, $3, $4::jsonb, $5::jsonb, $6)', [
      id, stream, type, data, metadata, expected]);
  const ids = [1, 2, 3, 4].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
  const order = `order-${ORDER}`;
  const payment = `payment-${PAYMENT}`;
  const metadata = (causeStream, causePosition) => JSON.stringify({
    correlationStreamName: order,
    ...(causeStream ? { causationMessageStreamName: causeStream, causationMessagePosition: causePosition } : {}),
  });
  await write('00000000-0000-4000-8000-0000000000c1', `order:command-${ORDER}`, 'Create', '{}', null, null);
  await write(ids[0], order, 'OrderCreated', JSON.stringify(shop.created), metadata(), -1);
  // A conflict, and a rolled back write: both leave a gap in the global position.
  await write(ids[1], order, 'ItemAdded', '{}', null, 7).catch(() => {});
  await client.query('BEGIN');
  await write(ids[1], order, 'ItemAdded', '{}', null, 0);
  await client.query('ROLLBACK');
  await write(ids[1], order, 'ItemAdded', JSON.stringify(shop.added), metadata(order, 0), 0);
  await write(ids[2], payment, 'PaymentRequested', '{"amount": 9007199254740993, "nothing": null}', metadata(order, 1), null);
  await write(ids[3], order, 'OrderPaid', JSON.stringify(shop.paid), metadata(payment, 0), 1);
  for (const stream of [order, payment]) {
    const read = await client.query('SELECT * FROM message_store.get_stream_messages($1)', [stream]);
    for (const m of read.rows) {
      print({ stream: m.stream_name, version: m.position, position: m.global_position, id: m.id, type: m.type,
        payload: m.data, metadata: m.metadata });
    }
  }
  await client.end();
}

async function emmett() {
  const { getPostgreSQLEventStore } = await import('@event-driven-io/emmett-postgresql');
  const store = getPostgreSQLEventStore(url);
  const order = `order-${ORDER}`;
  const payment = `payment-${PAYMENT}`;
  const event = (type, data, causation) => ({ type, data,
    metadata: { correlationId: CORRELATION, ...(causation ? { causationId: causation } : {}) } });
  await store.appendToStream(order, [event('OrderCreated', shop.created)]);
  await store.appendToStream(order, [event('ItemAdded', {})], { expectedStreamVersion: 7n }).catch(() => {});
  await store.appendToStream(order, [event('ItemAdded', { ...shop.added, large: 9007199254740993n })]);
  await store.appendToStream(payment, [event('PaymentRequested', shop.requested)]);
  await store.appendToStream(order, [event('OrderPaid', shop.paid)]);
  for (const stream of [order, payment]) {
    const read = await store.readStream(stream);
    for (const m of read.events) {
      print({ stream, version: m.metadata.streamPosition, position: m.metadata.globalPosition, id: m.metadata.messageId,
        type: m.type, payload: JSON.stringify(m.data, (k, v) => (typeof v === 'bigint' ? v.toString() : v)) });
    }
  }
  await store.close();
}

async function castore() {
  const { EventStore, EventType } = await import('@castore/core');
  const { PostgresEventStorageAdapter } = await import('@castore/event-storage-adapter-postgres');
  const pgModule = await import('@castore/event-storage-adapter-postgres');
  const adapter = new PostgresEventStorageAdapter({ connectionString: url });
  await (adapter.createEventTable?.() ?? pgModule.PostgresEventStorageAdapter.createEventTable({ connectionString: url }));
  const types = ['OrderCreated', 'ItemAdded', 'PaymentRequested', 'OrderPaid'].map((type) => new EventType({ type }));
  const store = (eventStoreId) => new EventStore({ eventStoreId, eventTypes: types, reducer: (a) => a, eventStorageAdapter: adapter });
  const orders = store('order');
  const payments = store('payment');
  const metadata = { correlationId: CORRELATION };
  await orders.pushEvent({ aggregateId: ORDER, version: 1, type: 'OrderCreated', payload: shop.created, metadata });
  await orders.pushEvent({ aggregateId: ORDER, version: 1, type: 'OrderCreated', payload: {}, metadata }).catch(() => {});
  await orders.pushEvent({ aggregateId: ORDER, version: 2, type: 'ItemAdded', payload: shop.added, metadata });
  await payments.pushEvent({ aggregateId: PAYMENT, version: 1, type: 'PaymentRequested', payload: shop.requested, metadata });
  await orders.pushEvent({ aggregateId: ORDER, version: 3, type: 'OrderPaid' });
  for (const [name, from, id] of [['order', orders, ORDER], ['payment', payments, PAYMENT]]) {
    const { events } = await from.getEvents(id);
    for (const e of events) {
      print({ stream: `${name}#${id}`, version: e.version, type: e.type, at: e.timestamp,
        payload: e.payload === undefined ? null : JSON.stringify(e.payload),
        metadata: e.metadata === undefined ? null : JSON.stringify(e.metadata) });
    }
  }
}

await { 'message-db': messageDb, emmett, castore }[framework]();
process.exit(0);
