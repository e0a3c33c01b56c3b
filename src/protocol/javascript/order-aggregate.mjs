/** An order of the sample's kind, as an application in JavaScript would have it. It knows nothing of Hindsight. */
export class OrderAggregate {
  id = null;
  customerId = null;
  items = new Map();
  status = 'pending';
  version = 0;
  #changes = [];

  static rehydrate(events) {
    const order = new OrderAggregate();
    for (const event of events) {
      order.applyEvent(event, false);
    }
    return order;
  }

  applyEvent(event, isNew) {
    switch (event.eventType) {
      case 'OrderCreated':
        this.id = event.aggregateId;
        this.customerId = event.payload.customerId;
        break;
      case 'ItemAdded':
        this.#addItem(event.payload);
        break;
      case 'OrderShipped':
        if (this.items.size === 0) {
          throw new Error('An order without items cannot be shipped');
        }
        this.status = 'shipped';
        break;
    }
    this.version = event.version;
    if (isNew) {
      this.#changes.push(event);
    }
  }

  #addItem({ productId, quantity, unitPrice }) {
    const existing = this.items.get(productId);
    if (existing) {
      existing.quantity += quantity;
    } else {
      this.items.set(productId, { productId, quantity, unitPrice });
    }
  }
}
