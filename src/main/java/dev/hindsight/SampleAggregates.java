package dev.hindsight;

import dev.hindsight.replay.ReplayHost;
import dev.hindsight.replay.host.AggregateCode;
import dev.hindsight.replay.host.ChildProcessHost;
import dev.hindsight.replay.host.CodeOrigin;
import dev.hindsight.replay.host.ReplayLimits;
import dev.hindsight.replay.host.RunnerCommand;
import dev.hindsight.sample.MerchantAccount;
import dev.hindsight.sample.Order;
import dev.hindsight.sample.Payment;
import dev.hindsight.sample.Shipment;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lets the sample shop's own aggregates replay its streams. */
final class SampleAggregates {
    /** The version changes with every event and is shown beside the state; within it, it would only be noise. */
    private static final List<String> BOOKKEEPING = List.of("version");

    private SampleAggregates() {}

    /** Runs them as it runs any application's: in a process of their own, which finds them on our own class path. */
    static ReplayHost host() {
        Map<String, AggregateCode> code = Map.of(
                "Order", code(Order.class),
                "Payment", code(Payment.class),
                "Shipment", code(Shipment.class),
                "MerchantAccount", code(MerchantAccount.class));
        return new ChildProcessHost(
                new RunnerCommand.Java(null, List.of()),
                streamType -> Optional.ofNullable(code.get(streamType)),
                ReplayLimits.USUAL);
    }

    private static AggregateCode code(Class<?> aggregateClass) {
        return new AggregateCode(
                CodeOrigin.describe(aggregateClass, "applyEvent(event, false)"),
                new AggregateCode.Call(aggregateClass.getName(), "METHODS", "applyEvent", null),
                AggregateCode.EventClasses.NONE,
                null,
                SampleEventDecoder.class.getName(),
                BOOKKEEPING,
                List.of());
    }
}
