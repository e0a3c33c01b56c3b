package meter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An immutable record that gives the next one. */
public record Meter(long reading, Optional<Instant> last) {
    public static Meter empty() {
        return new Meter(0, Optional.empty());
    }

    public Meter apply(MeterEvent event) {
        return event.next(this);
    }

    public interface MeterEvent {
        Meter next(Meter meter);
    }

    public record MeterRead(long units, String at) implements MeterEvent {
        @Override
        public Meter next(Meter meter) {
            return new Meter(meter.reading() + units, Optional.of(Instant.parse(at)));
        }
    }

    public record MeterReset() implements MeterEvent {
        @Override
        public Meter next(Meter meter) {
            return new Meter(0, meter.last());
        }
    }

    public static List<String> events() {
        return List.of("MeterReadEvent {\"units\":9007199254740993,\"at\":\"2026-01-02T03:04:05Z\"}", "meter.reset {}");
    }

    public static String state(int events) {
        Meter meter = empty().apply(new MeterRead(9007199254740993L, "2026-01-02T03:04:05Z"));
        meter = events > 1 ? meter.apply(new MeterReset()) : meter;
        return "{\"reading\":%d,\"last\":\"%s\"}".formatted(meter.reading, meter.last.get());
    }
}
