package cart;

import java.util.ArrayList;
import java.util.List;

/** The functional form: sealed states and events, and a function from both to the next state. */
public final class CartDecider {
    private CartDecider() {}

    public static final Cart INITIAL = new Cart.Empty();

    public static Cart evolve(Cart state, CartEvent event) {
        if (event instanceof CartEvent.Put put) {
            List<String> items = new ArrayList<>(state instanceof Cart.Filled filled ? filled.items() : List.of());
            items.add(put.item());
            return new Cart.Filled(items);
        }
        return new Cart.CheckedOut(((Cart.Filled) state).items().size());
    }

    public sealed interface Cart {
        record Empty() implements Cart {}

        record Filled(List<String> items) implements Cart {}

        record CheckedOut(int count) implements Cart {}
    }

    public sealed interface CartEvent {
        record Put(String item) implements CartEvent {}

        record Paid() implements CartEvent {}
    }

    public static List<String> events() {
        return List.of("Put {\"item\":\"pen\"}", "Put {\"item\":\"ink\"}", "Paid {}");
    }

    public static String state(int events) {
        Cart cart = INITIAL;
        List<CartEvent> all =
                List.of(new CartEvent.Put("pen"), new CartEvent.Put("ink"), new CartEvent.Paid());
        for (CartEvent event : all.subList(0, events)) {
            cart = evolve(cart, event);
        }
        if (cart instanceof Cart.Filled filled) {
            return "{\"items\":[\"%s\"]}".formatted(String.join("\",\"", filled.items()));
        }
        return cart instanceof Cart.CheckedOut out ? "{\"count\":%d}".formatted(out.count()) : "{}";
    }
}
