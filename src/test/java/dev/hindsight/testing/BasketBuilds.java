package dev.hindsight.testing;

import dev.hindsight.event.StoredEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two builds of a shop's baskets, of which the newer forgets the pieces; one event cannot be applied by either. */
public final class BasketBuilds {
    private static final String BASKET = """
            package app;
            import java.math.BigDecimal;
            import java.util.*;
            public class Basket {
                private String customer;
                private String status = "open";
                private BigDecimal total = BigDecimal.ZERO;
                private final List<Line> lines = new ArrayList<>();

                void on(BasketOpened event) { customer = event.customer(); }

                void on(ArticlePut event) {
                    lines.add(new Line(event.line(), event.article(), event.pieces()));
                    total = total.add(event.price()PIECES);
                }

                void on(ArticleTaken event) {
                    if (!lines.removeIf(line -> line.id().equals(event.line()))) {
                        throw new IllegalStateException("There is no line " + event.line() + " in the basket.");
                    }
                }

                void on(BasketPaid event) {
                    System.out.println("paid " + event.amount());
                    status = "paid";
                }

                public record Line(String id, String article, int pieces) {}
                public record BasketOpened(String customer) {}
                public record ArticlePut(String line, String article, int pieces, BigDecimal price) {}
                public record ArticleTaken(String line) {}
                public record BasketPaid(BigDecimal amount) {}
            }
            """;

    private final Path older;
    private final Path newer;

    /** Builds both into that folder. */
    public BasketBuilds(Path folder) {
        older = build(folder.resolve("shop-1.4.jar"), ".multiply(BigDecimal.valueOf(event.pieces()))");
        newer = build(folder.resolve("shop-1.5.jar"), "");
    }

    private static Path build(Path jar, String pieces) {
        return new SourceJar()
                .source("app/Basket.java", BASKET.replace("PIECES", pieces))
                .writeTo(jar)
                .getFirst();
    }

    /** The jar of the build that multiplies by the pieces. */
    public String older() {
        return older.toString();
    }

    public String newer() {
        return newer.toString();
    }

    /** Three baskets; in {@code basket-1}, the fifth event cannot be applied, since its line is not there. */
    public static List<StoredEvent> events() {
        Events events = new Events();
        List<StoredEvent> all = new ArrayList<>(List.of(
                events.next("basket-1", "BasketOpened", "{\"customer\":\"Ada Lovelace\"}"),
                events.next("basket-1", "ArticlePut", put("A", "Earl Grey, 250 g", 2, "7.90")),
                events.next("basket-1", "ArticlePut", put("B", "Teapot, blue", 1, "34.00")),
                events.next("basket-1", "ArticlePut", put("C", "Shortbread", 3, "2.45")),
                events.next("basket-1", "ArticleTaken", "{\"line\":\"X\"}"),
                events.next("basket-1", "ArticleTaken", "{\"line\":\"B\"}"),
                events.next("basket-1", "BasketPaid", "{\"amount\":23.15}")));
        for (int basket = 2; basket <= 3; basket++) {
            all.add(events.next("basket-" + basket, "BasketOpened", "{\"customer\":\"Grace Hopper\"}"));
            all.add(events.next("basket-" + basket, "ArticlePut", put("A", "Coffee, 500 g", basket, "11.20")));
        }
        return all;
    }

    private static String put(String line, String article, int pieces, String price) {
        return "{\"line\":\"%s\",\"article\":\"%s\",\"pieces\":%d,\"price\":%s}"
                .formatted(line, article, pieces, price);
    }
}
