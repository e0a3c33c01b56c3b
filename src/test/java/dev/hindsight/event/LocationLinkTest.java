package dev.hindsight.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocationLinkTest {
    @ParameterizedTest
    @ValueSource(strings = {"order-10042", "a/b@c", "Köln 50%+1", "日本"})
    void aLinkLeadsBackToItsLocation(String stream) {
        Location location = new Location("shop / test", new StreamId(stream), 17, null);

        assertThat(LocationLink.parse(LocationLink.format(location))).contains(location);
    }

    @Test
    void linksAreReadable() {
        assertThat(LocationLink.format(new Location("sample", new StreamId("order-10042"), 17, null)))
                .isEqualTo("hindsight:sample/order-10042@17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "order-1", "hindsight:", "hindsight:a/b", "hindsight:a/b@x", "hindsight:a/%zz@1"})
    void otherTextIsNoLink(String text) {
        assertThat(LocationLink.parse(text)).isEmpty();
    }
}
