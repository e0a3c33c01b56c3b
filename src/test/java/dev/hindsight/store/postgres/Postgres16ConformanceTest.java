package dev.hindsight.store.postgres;

import dev.hindsight.testing.OlderPostgres;
import javax.sql.DataSource;

class Postgres16ConformanceTest extends PostgresEventStoreConformanceTest {
    @Override
    DataSource freshDatabase() {
        return OlderPostgres.V16.freshDatabase();
    }
}
