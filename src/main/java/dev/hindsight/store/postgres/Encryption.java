package dev.hindsight.store.postgres;

import dev.hindsight.store.StoreException;
import dev.hindsight.store.StoreUnreachableException;
import java.sql.SQLException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says what went wrong with TLS. The driver has no codes for it, only causes and words. */
final class Encryption {
    private Encryption() {}

    /** Null where the failure has nothing to do with TLS. */
    static @Nullable StoreException explain(SQLException failure, String address) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage());
            if (words.contains("does not support SSL")) {
                return unreachable(
                        "%s offers no TLS, and a server elsewhere has to prove who it is. If the way there is safe, add ?sslmode=disable to the URL.",
                        address, failure);
            }
            if (words.contains("hostname") && words.contains("could not be verified")) {
                return unreachable(
                        "The certificate of %s is for another host name. Use the name in the certificate, or ?sslmode=verify-ca if you know why it differs.",
                        address, failure);
            }
            if (words.contains("private key file")
                    || words.contains("SSL key file")
                    || words.contains("SSL certificate file")) {
                return new StoreUnreachableException(
                        "Your certificate for %s cannot be used: %s.".formatted(address, words), failure);
            }
            if (words.contains("requires a valid client certificate")) {
                return unreachable(
                        "%s asks for a certificate of yours and was given none. Name it and its key with sslcert and sslkey in the URL, or in the form.",
                        address, failure);
            }
            if (cause instanceof SSLException || words.contains("PKIX") || words.contains("SSL root certificate")) {
                return unreachable(
                        "The certificate of %s is from an authority that is not trusted here. Put the authority's certificate into ~/.postgresql/root.crt, or name it with sslrootcert in the URL.",
                        address, failure);
            }
        }
        return null;
    }

    private static StoreException unreachable(String sentence, String address, SQLException failure) {
        return new StoreUnreachableException(sentence.formatted(address), failure);
    }
}
