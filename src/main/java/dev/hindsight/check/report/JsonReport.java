package dev.hindsight.check.report;

import dev.hindsight.check.CheckStatus;
import dev.hindsight.check.Finding;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A report for scripts. */
final class JsonReport {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private JsonReport() {}

    static String text(CheckReport report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("at", report.at().toString());
        root.putObject("store")
                .put("name", report.store().name())
                .put("address", report.store().address())
                .put("table", report.store().table())
                .put("layout", report.store().layout());
        ArrayNode checks = root.putArray("checks");
        report.statuses().forEach(status -> check(report, status, checks.addObject()));
        ArrayNode gone = root.putArray("gone");
        report.baseline()
                .gone(report.statuses())
                .forEach(known -> gone.addObject()
                        .put("check", known.key().check())
                        .put("kind", known.key().kind())
                        .put("stream", known.key().stream())
                        .put("version", known.key().version())
                        .put("subject", known.key().subject())
                        .put("message", known.message()));
        return MAPPER.writeValueAsString(root) + "\n";
    }

    private static void check(CheckReport report, CheckStatus status, ObjectNode node) {
        CheckReport.Ended ended = CheckReport.ended(status);
        node.put("check", status.check().name())
                .put("description", status.check().description())
                .put("outcome", ended.outcome())
                .put("detail", ended.detail())
                .put("found", status.found());
        ArrayNode findings = node.putArray("findings");
        for (Finding finding : status.findings()) {
            findings.addObject()
                    .put("kind", finding.fault().kind())
                    .put("severity", finding.severity().label())
                    .put(
                            "stream",
                            finding.stream() == null ? null : finding.stream().value())
                    .put("version", finding.version())
                    .put("subject", finding.subject())
                    .put("new", report.isNew(finding))
                    .put("message", finding.message())
                    .put("cause", finding.cause())
                    .put("link", report.link(finding).orElse(null));
        }
    }
}
