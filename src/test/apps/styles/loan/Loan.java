package loan;

import java.util.List;
import java.util.stream.Stream;

/** Only made whole: from a stream of all its events. */
public final class Loan {
    private final String book;
    private final int renewals;

    private Loan(String book, int renewals) {
        this.book = book;
        this.renewals = renewals;
    }

    public static Loan fromEvents(Stream<? extends LoanEvent> events) {
        List<LoanEvent> all = events.map(LoanEvent.class::cast).toList();
        int renewals = (int) all.stream().filter(Renewed.class::isInstance).count();
        return new Loan(((Lent) all.get(0)).book(), renewals);
    }

    public sealed interface LoanEvent {}

    public record Lent(String book) implements LoanEvent {}

    public record Renewed(int days) implements LoanEvent {}

    public static List<String> events() {
        return List.of("Lent {\"book\":\"Dune\"}", "Renewed {\"days\":14}", "Renewed {\"days\":7}");
    }

    public static String state(int events) {
        Loan loan = fromEvents(Stream.of(new Lent("Dune"), new Renewed(14), new Renewed(7)).limit(events));
        return "{\"book\":\"%s\",\"renewals\":%d}".formatted(loan.book, loan.renewals);
    }
}
