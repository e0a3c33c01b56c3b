package dev.hindsight.settings;

import com.github.javakeyring.BackendNotSupportedException;
import com.github.javakeyring.Keyring;
import com.github.javakeyring.KeyringStorageType;
import com.github.javakeyring.PasswordAccessException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keyring of the operating system: Secret Service or KWallet on Linux, the keychain of macOS, the credentials of
 * Windows. A password is kept for user, address and tunnel together, so that none goes to another server when a
 * connection is changed or one of that name is imported.
 */
public final class SystemKeyring implements Passwords {
    private static final Logger LOG = LoggerFactory.getLogger(SystemKeyring.class);
    private static final String SERVICE = "Hindsight";

    @Override
    public Optional<String> place() {
        try (Opened opened = new Opened()) {
            return Optional.of(name(opened.keyring.getKeyringStorageType()));
        } catch (BackendNotSupportedException e) {
            LOG.debug("No keyring", e);
            return Optional.empty();
        }
    }

    @Override
    public Optional<String> find(ConnectionProfile profile) {
        try (Opened opened = new Opened()) {
            return Optional.ofNullable(opened.keyring.getPassword(SERVICE, account(profile)));
        } catch (PasswordAccessException | BackendNotSupportedException e) {
            LOG.debug("No password for {} in the keyring", profile.name(), e);
            return Optional.empty();
        }
    }

    @Override
    public void keep(ConnectionProfile profile, String password) {
        try (Opened opened = new Opened()) {
            opened.keyring.setPassword(SERVICE, account(profile), password);
        } catch (PasswordAccessException e) {
            throw new SettingsException(
                    "The keyring did not take the password of “%s”. It may be locked.".formatted(profile.name()), e);
        } catch (BackendNotSupportedException e) {
            throw new SettingsException("There is no keyring on this machine that could keep a password.", e);
        }
    }

    @Override
    public void forget(ConnectionProfile profile) {
        try (Opened opened = new Opened()) {
            opened.keyring.deletePassword(SERVICE, account(profile));
        } catch (PasswordAccessException | BackendNotSupportedException e) {
            LOG.debug("There was no password for {} in the keyring", profile.name(), e);
        }
    }

    static String account(ConnectionProfile profile) {
        String user = profile.user() == null ? "" : profile.user();
        String through = profile.tunnel() == null ? "" : " through " + profile.tunnel();
        return user + " at " + profile.url() + through;
    }

    private static String name(KeyringStorageType type) {
        return switch (type) {
            case KWALLET -> "KWallet";
            case OSX_KEYCHAIN -> "the keychain";
            case WINDOWS_CREDENTIAL_STORE -> "the credentials of Windows";
            default -> "the keyring";
        };
    }

    /** The library closes with any exception; there is nothing that could be done about one. */
    private static final class Opened implements AutoCloseable {
        private final Keyring keyring;

        Opened() throws BackendNotSupportedException {
            this.keyring = Keyring.create();
        }

        @Override
        public void close() {
            try {
                keyring.close();
            } catch (Exception e) {
                LOG.debug("The keyring could not be closed", e);
            }
        }
    }
}
