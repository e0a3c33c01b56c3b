package seed;

import java.util.ArrayList;
import java.util.List;

/** One method with a switch inside, as in the TypeScript of the seed. */
public final class OrderAggregate {
    private final List<String> items = new ArrayList<>();
    private final transient List<Event> changes = new ArrayList<>();
    private String status = "draft";

    private OrderAggregate() {}

    public static OrderAggregate rehydrate(List<Event> events) {
        OrderAggregate order = new OrderAggregate();
        events.forEach(event -> order.applyEvent(event, false));
        return order;
    }

    public void applyEvent(Event event, boolean isNew) {
        switch (event.kind()) {
            case "added" -> items.add(event.text());
            case "submitted" -> status = "submitted";
            default -> throw new IllegalArgumentException(event.kind());
        }
        if (isNew) {
            changes.add(event);
        }
    }

    public interface Event {
        String kind();

        String text();
    }

    public record ItemAdded(String text) implements Event {
        @Override
        public String kind() {
            return "added";
        }
    }

    public record OrderSubmitted(String text) implements Event {
        @Override
        public String kind() {
            return "submitted";
        }
    }

    public static List<String> events() {
        return List.of("item-added {\"text\":\"tea\"}", "item_added {\"text\":\"cup\"}", "Order.Submitted {\"text\":\"\"}");
    }

    public static String state(int events) {
        List<Event> all = List.of(new ItemAdded("tea"), new ItemAdded("cup"), new OrderSubmitted(""));
        OrderAggregate order = rehydrate(all.subList(0, events));
        String items = order.items.isEmpty() ? "" : "\"" + String.join("\",\"", order.items) + "\"";
        return "{\"items\":[%s],\"status\":\"%s\"}".formatted(items, order.status);
    }
}
