package dev.hindsight;

import dev.hindsight.sample.SampleStore;
import dev.hindsight.store.StoreAddress;

/** The sample as a store like any other. */
final class SampleAddress {
    /** Its name as a connection. */
    static final String NAME = "sample";

    private SampleAddress() {}

    static StoreAddress of(SampleStore sample) {
        return new StoreAddress(NAME, sample.jdbcUrl(), sample.user(), sample.password(), "hindsight");
    }
}
