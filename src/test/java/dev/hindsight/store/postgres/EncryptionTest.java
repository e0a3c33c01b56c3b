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
    private static final String SECRET = "changeit";

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
        certificate("localhost", "server");
        try (EmbeddedPostgres server = server()) {
            String url = "jdbc:postgresql://localhost:%d/postgres?user=postgres&sslmode=verify-full&sslrootcert="
                    .formatted(server.getPort());
            try (Sessions sessions = open(url + folder.resolve("server.crt"))) {
                assertThat(sessions.address()).startsWith("localhost:");
            }
            assertThatThrownBy(() -> open(url.replace("localhost:", "127.0.0.1:") + folder.resolve("server.crt")))
                    .hasMessageContaining("is for another host name");
            Files.move(folder.resolve("server.crt"), folder.resolve("old.crt"));
            Files.delete(folder.resolve("server.p12"));
            certificate("localhost", "server");
            assertThatThrownBy(() -> open(url + folder.resolve("server.crt")))
                    .hasMessageContaining("from an authority that is not trusted here");
        }
    }

    @Test
    void aServerThatAsksForACertificateIsGivenTheOneOfTheUser() throws Exception {
        certificate("localhost", "server");
        KeyStore user = certificate("postgres", "user");
        Files.write(
                folder.resolve("user.pk8"),
                user.getKey("user", SECRET.toCharArray()).getEncoded());
        Path rules = Files.writeString(folder.resolve("pg_hba.conf"), """
                hostnossl all all 127.0.0.1/32 trust
                hostssl all all all cert
                """);
        try (EmbeddedPostgres server = server("hba_file", rules, "ssl_ca_file", folder.resolve("user.crt"))) {
            String url = "jdbc:postgresql://localhost:%d/postgres?user=postgres&sslmode=verify-full&sslrootcert=%s"
                    .formatted(server.getPort(), folder.resolve("server.crt"));
            String certificate =
                    "&sslcert=%s&sslkey=%s".formatted(folder.resolve("user.crt"), folder.resolve("user.pk8"));
            assertThatThrownBy(() -> open(url + certificate))
                    .hasMessageContaining("Your certificate")
                    .hasMessageContaining("group or world access");
            Files.setPosixFilePermissions(folder.resolve("user.pk8"), PosixFilePermissions.fromString("rw-------"));
            try (Sessions sessions = open(url + certificate)) {
                assertThat(sessions.address()).startsWith("localhost:");
            }
            assertThatThrownBy(() -> open(url)).hasMessageContaining("asks for a certificate of yours");
        }
    }

    private static java.util.Map<Object, Object> properties(String url) {
        return ConnectionProperties.of(new StoreAddress("test", url, null, null, null))
                .driver();
    }

    private static Sessions open(String url) {
        return Sessions.open(new StoreAddress("test", url, null, null, null));
    }

    private EmbeddedPostgres server(Object... settings) throws IOException {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder();
        for (int i = 0; i < settings.length; i += 2) {
            builder.setServerConfig(settings[i].toString(), settings[i + 1].toString());
        }
        return builder.setServerConfig("listen_addresses", "localhost")
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
                .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
                .start();
    }

    /** A key of its own and a certificate signed by it, made by the JDK's keytool, as the files that PostgreSQL reads. */
    private KeyStore certificate(String owner, String name) throws Exception {
        Path keys = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=" + owner,
                        "-ext",
                        "san=dns:" + owner,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        SECRET))
                .inheritIO()
                .start();
        assertThat(keytool.waitFor()).isZero();
        KeyStore store = KeyStore.getInstance(keys.toFile(), SECRET.toCharArray());
        write(name + ".crt", "CERTIFICATE", store.getCertificate(name).getEncoded());
        write(
                name + ".key",
                "PRIVATE KEY",
                store.getKey(name, SECRET.toCharArray()).getEncoded());
        Files.setPosixFilePermissions(folder.resolve(name + ".key"), PosixFilePermissions.fromString("rw-------"));
        return store;
    }

    private void write(String name, String kind, byte[] content) throws IOException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(name), "-----BEGIN %1$s-----%n%2$s%n-----END %1$s-----%n".formatted(kind, body));
    }
}
