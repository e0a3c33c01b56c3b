package dev.hindsight.store.postgres;

import dev.hindsight.testing.OlderPostgres;
import javax.sql.DataSource;

class Postgres14ConformanceTest extends PostgresEventStoreConformanceTest {
    @Override
    DataSource freshDatabase() {
        return OlderPostgres.V14.freshDatabase();
    }
}
