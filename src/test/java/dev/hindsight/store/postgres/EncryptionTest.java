package dev.hindsight.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.store.StoreAddress;
import dev.hindsight.store.StoreUnreachableException;
import dev.hindsight.testing.TestPostgres;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a real server and a certificate made for the test. */
class EncryptionTest {
    @TempDir
    private Path folder;

    @Test
    void aServerElsewhereHasToProveWhoItIs() {
        assertThat(properties("jdbc:postgresql://db.example.org/shop")).containsEntry("sslmode", "verify-full");
        assertThat(properties("jdbc:postgresql://db.example.org/shop?sslmode=disable"))
                .doesNotContainKey("sslmode");
        assertThat(properties("jdbc:postgresql://localhost,127.0.0.1/shop")).doesNotContainKey("sslmode");
        assertThat(properties("jdbc:postgresql://localhost,db.example.org/shop"))
                .containsEntry("sslmode", "verify-full");
    }

    @Test
    void aServerWithoutTlsIsRefusedWithAWayOut() {
        String url = "jdbc:postgresql://localhost:%d/postgres?user=postgres&sslmode=verify-full"
                .formatted(TestPostgres.port());

        assertThatThrownBy(() -> open(url))
                .isInstanceOf(StoreUnreachableException.class)
                .hasMessageContaining("offers no TLS")
                .hasMessageContaining("sslmode=disable");
    }

    @Test
    void aCertificateIsCheckedToTheHostName() throws Exception {
        certificate("localhost");
        try (EmbeddedPostgres server = server()) {
            String url = "jdbc:postgresql://localhost:%d/postgres?user=postgres&sslmode=verify-full&sslrootcert="
                    .formatted(server.getPort());
            try (Sessions sessions = open(url + folder.resolve("server.crt"))) {
                assertThat(sessions.address()).startsWith("localhost:");
            }
            assertThatThrownBy(() -> open(url.replace("localhost:", "127.0.0.1:") + folder.resolve("server.crt")))
                    .hasMessageContaining("is for another host name");
            Files.move(folder.resolve("server.crt"), folder.resolve("old.crt"));
            Files.delete(folder.resolve("keys.p12"));
            certificate("localhost");
            assertThatThrownBy(() -> open(url + folder.resolve("server.crt")))
                    .hasMessageContaining("from an authority that is not trusted here");
        }
    }

    private static java.util.Map<Object, Object> properties(String url) {
        return ConnectionProperties.of(new StoreAddress("test", url, null, null, null))
                .driver();
    }

    private static Sessions open(String url) {
        return Sessions.open(new StoreAddress("test", url, null, null, null));
    }

    private EmbeddedPostgres server() throws IOException {
        return EmbeddedPostgres.builder()
                .setServerConfig("listen_addresses", "localhost")
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
                .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
                .start();
    }

    /** A key of its own and a certificate signed by it, made by the JDK's keytool, as the files that PostgreSQL reads. */
    private void certificate(String host) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=" + host,
                        "-ext",
                        "san=dns:" + host,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit"))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), "changeit".toCharArray());
        write("server.crt", "CERTIFICATE", store.getCertificate("server").getEncoded());
        write(
                "server.key",
                "PRIVATE KEY",
                store.getKey("server", "changeit".toCharArray()).getEncoded());
        Files.setPosixFilePermissions(folder.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
    }

    private void write(String name, String kind, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, body));
    }
}
