package dev.hindsight.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.replay.ReplayError.Kind;
import dev.hindsight.testing.Events;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

class RecorderTest {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Events events = new Events();
    private final Recorder recorder = RecordedReplay.recorder(Recordings.STREAM, new ReplayedBy.PayloadMerge());

    @Test
    void editsAreMadeOneAfterTheOther() {
        take(edit("", "{'items': [1, 2], 'a/b': {}}"));
        take(edit("/items/2", "3"), edit("/items/-", "4"), edit("/items/0", null), edit("/a~1b/new", "null"));
        take(edit("/items/0", "[5]"), edit("/items/0/0", "{'n': 1}"), edit("/a~1b", null));

        RecordedReplay replay = recorder.recorded();
        assertThat(replay.stateAfter(1)).hasToString(json("{'items':[2,3,4],'a/b':{'new':null}}"));
        assertThat(replay.stateAfter(2)).hasToString(json("{'items':[[{'n':1}],3,4]}"));
    }

    @Test
    void aStateNeedNotBeAnObject() {
        take(edit("", "[1]"));
        take(edit("/-", "2"));
        take(edit("", "7"));

        RecordedReplay replay = recorder.recorded();
        assertThat(replay.stateAfter(1)).hasToString("[1,2]");
        assertThat(replay.stateAfter(2)).hasToString("7");
        assertThat(replay.changes(2)).hasSize(1);
        assertThat(replay.lastChange(JsonPointer.empty(), 2)).hasValue(2);
    }

    @Test
    void numbersKeepTheirScaleThoughNothingIsSaidToHaveChanged() {
        take(edit("/total", "1.0"));
        take(edit("/total", "1.00"));

        RecordedReplay replay = recorder.recorded();
        assertThat(replay.stateAfter(0)).hasToString(json("{'total':1.0}"));
        assertThat(replay.stateAfter(1)).hasToString(json("{'total':1.00}"));
        assertThat(replay.changes(1)).isEmpty();
        assertThat(replay.history(JsonPointer.compile("/total"))).hasSize(1);
    }

    @Nested
    class AnEditThatLeadsNowhere {
        AnEditThatLeadsNowhere() {
            take(edit("", "{'items': [1, 2], 'name': 'x'}"));
        }

        @ParameterizedTest
        @CsvSource(quoteCharacter = '"', delimiter = '|', textBlock = """
                /nowhere/n | 1 | The edit of “/nowhere/n” does not fit the state: there is no object or array at “/nowhere”.
                /name/n    | 1 | The edit of “/name/n” does not fit the state: there is no object or array at “/name”.
                /items/3   | 1 | The edit of “/items/3” does not fit the state: the array at “/items” has 2 elements.
                /items/01  | 1 | The edit of “/items/01” does not fit the state: the array at “/items” has 2 elements.
                /items/n   | 1 | The edit of “/items/n” does not fit the state: the array at “/items” has 2 elements.
                /items/-/0 | 1 | The edit of “/items/-/0” does not fit the state: there is no object or array at “/items/-”.
                /items/2   |   | The edit of “/items/2” does not fit the state: there is nothing to remove.
                /nowhere   |   | The edit of “/nowhere” does not fit the state: there is nothing to remove.
                ""         |   | The edit of “” does not fit the state: the whole state cannot be removed.
                """)
        void isRefusedInASentence(String path, @Nullable String value, String sentence) {
            assertThatThrownBy(() -> take(edit(path, value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(sentence);
        }

        @Test
        void leavesTheRecordingAsItWas() {
            assertThatThrownBy(() -> take(
                            edit("/name", "'y'"),
                            edit("/items/0", null),
                            edit("/new", "{}"),
                            edit("/new/deep", "1"),
                            edit("/items/7", "1")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThat(recorder.size()).isEqualTo(1);
            take(edit("/items/-", "3"));

            assertThat(recorder.recorded().stateAfter(1)).hasToString(json("{'items':[1,2,3],'name':'x'}"));
        }
    }

    @Test
    void errorsStayWithTheirEventsAndThoseThatWereNotReachedAreNotCounted() {
        fail(Kind.FAILED, "Money cannot be negative.");
        take(edit("/n", "1"));
        fail(Kind.STOPPED, "The code did not come back.");
        fail(Kind.NOT_REACHED, "The replay had ended.");

        RecordedReplay replay = recorder.recorded();
        assertThat(replay.errors()).extracting(ReplayError::kind).containsExactly(Kind.FAILED, Kind.STOPPED);
        assertThat(replay.error(3)).map(ReplayError::kind).contains(Kind.NOT_REACHED);
        assertThat(replay.error(1)).isEmpty();
        assertThat(replay.error(-1)).isEmpty();
        assertThat(replay.stateAfter(3)).isEqualTo(replay.stateAfter(1)).hasToString(json("{'n':1}"));
    }

    @Test
    void whatTheCodePrintedStaysWithItsEvent() {
        take(edit("/n", "1"));
        recorder.add(
                new ReplayStep(events.next("order-1", "Printed", "{}").header(), StateUpdate.NONE, null, "hello\n"));

        RecordedReplay replay = recorder.recorded();
        assertThat(replay.output(-1)).isEmpty();
        assertThat(replay.output(0)).isEmpty();
        assertThat(replay.output(1)).isEqualTo("hello\n");
    }

    @Test
    void indexesOutsideTheReplayAreRefused() {
        take(edit("/n", "1"));
        RecordedReplay replay = recorder.recorded();

        assertThatThrownBy(() -> replay.stateAfter(1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> replay.stateAfter(-2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> replay.cursor().seek(1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void theNodesThatWereHandedOverAreNotChanged() {
        JsonNode whole = parse("{'a': {'n': 1}}");
        JsonNode value = parse("{'m': 1}");
        recorder.add(Recordings.step(events, new StateUpdate.Whole(whole)));
        recorder.add(
                Recordings.step(events, new StateUpdate.Edits(List.of(new Edit(JsonPointer.compile("/b"), value)))));
        take(edit("/a/n", "2"), edit("/b/m", "2"), edit("/c", "3"));
        Cursor cursor = recorder.recorded().cursor();
        while (cursor.next()) {}

        assertThat(cursor.state()).hasToString(json("{'a':{'n':2},'b':{'m':2},'c':3}"));
        assertThat(whole).isEqualTo(parse("{'a': {'n': 1}}"));
        assertThat(value).isEqualTo(parse("{'m': 1}"));
    }

    private void take(Edit... edits) {
        recorder.add(Recordings.step(events, new StateUpdate.Edits(Arrays.asList(edits))));
    }

    private void fail(Kind kind, String message) {
        var event = events.next("order-1", "Failing", "{}").header();
        recorder.add(new ReplayStep(event, StateUpdate.NONE, new ReplayError(event, kind, message, ""), ""));
    }

    private static Edit edit(String path, @Nullable String value) {
        return new Edit(JsonPointer.compile(path), value == null ? null : parse(value));
    }

    private static JsonNode parse(String json) {
        return MAPPER.readTree(json(json));
    }

    private static String json(String json) {
        return json.replace('\'', '"');
    }
}
