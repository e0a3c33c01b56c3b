package dev.hindsight.ui.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerAddressTest {
    @Test
    void anUrlComesBackAsItWas() {
        for (String url : new String[] {
            "jdbc:postgresql://db.example.org:5433/shop?sslmode=verify-ca&sslrootcert=/etc/ca.crt",
            "jdbc:postgresql://localhost/shop",
            "jdbc:postgresql://a:5432,b:5433/shop?targetServerType=preferSecondary",
            "jdbc:postgresql://[::1]:5432/shop",
            "jdbc:postgresql:///?service=shop"
        }) {
            assertThat(ServerAddress.of(url).orElseThrow().url()).isEqualTo(url);
        }
    }

    @Test
    void hostPortAndDatabaseAreToldApart() {
        ServerAddress address = ServerAddress.of("jdbc:postgresql://db:5433/my%20shop?currentSchema=x")
                .orElseThrow();

        assertThat(address).isEqualTo(new ServerAddress("db", "5433", "my shop", Map.of("currentSchema", "x")));
    }

    @Test
    void theUrlOfAHostingCompanyIsUnderstood() {
        ServerAddress address = ServerAddress.of("postgres://ada:p%40ss@db.example.org:5432/shop?sslmode=require")
                .orElseThrow();

        assertThat(address.host()).isEqualTo("db.example.org");
        assertThat(address.parameter(ServerAddress.USER)).isEqualTo("ada");
        assertThat(address.parameter(ServerAddress.PASSWORD)).isEqualTo("p@ss");
        assertThat(address.parameter(ServerAddress.SSL_MODE)).isEqualTo("require");
    }

    @Test
    void othersAreNone() {
        assertThat(ServerAddress.of("jdbc:mysql://h/d")).isEmpty();
        assertThat(ServerAddress.of("localhost")).isEmpty();
    }
}
