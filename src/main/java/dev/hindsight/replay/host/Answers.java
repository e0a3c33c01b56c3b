package dev.hindsight.replay.host;

import dev.hindsight.replay.Edit;
import dev.hindsight.replay.StateUpdate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Understands the lines of a runner. */
final class Answers {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Answers() {}

    /** The JSON in a line; a missing node where it is none. */
    static JsonNode tree(String line) {
        try {
            return MAPPER.readTree(line);
        } catch (JacksonException _) {
            return MissingNode.getInstance();
        }
    }

    /** @throws ProtocolException if the line is none of the protocol */
    static Answer parse(String line) throws ProtocolException {
        JsonNode answer = tree(line);
        try {
            return parse(answer);
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(line, e);
        }
    }

    private static Answer parse(JsonNode answer) {
        if (answer.has("applied")) {
            return new Answer.Applied(
                    update(answer), failure(answer), answer.path("output").asString(""));
        } else if (answer.has("began")) {
            return new Answer.Began();
        } else if (answer.has("shown")) {
            return new Answer.Shown(answer.get("shown"), failure(answer));
        } else if (answer.has("ended")) {
            return new Answer.Ended(
                    answer.path("threads").valueStream().map(JsonNode::asString).toList());
        }
        Answer.Failure failure = failure(answer);
        if (failure != null && answer.has("stopped")) {
            return new Answer.Stopped(failure, answer.path("output").asString(""));
        } else if (failure != null && answer.has("cannotBegin")) {
            return new Answer.CannotBegin(failure.message(), failure.detail());
        }
        throw new IllegalArgumentException("No answer of the protocol");
    }

    private static Answer.@Nullable Failure failure(JsonNode answer) {
        return answer.has("message")
                ? new Answer.Failure(
                        answer.path("message").asString(), answer.path("detail").asString(""))
                : null;
    }

    private static StateUpdate update(JsonNode answer) {
        JsonNode state = answer.get("state");
        if (state != null) {
            return new StateUpdate.Whole(state);
        }
        JsonNode edits = answer.path("edits");
        if (edits.isEmpty()) {
            return StateUpdate.NONE;
        }
        List<Edit> list = new ArrayList<>(edits.size());
        for (JsonNode edit : edits) {
            list.add(new Edit(JsonPointer.compile(edit.path("path").asString()), edit.get("value")));
        }
        return new StateUpdate.Edits(list);
    }

    /** A runner said something that is not in the protocol. */
    static final class ProtocolException extends Exception {
        private static final long serialVersionUID = 1L;

        ProtocolException(String line, @Nullable Throwable cause) {
            super(
                    "The process for aggregate code said something that is not in the replay protocol: "
                            + (line.length() > 200 ? line.substring(0, 200) + "…" : line),
                    cause);
        }
    }
}
