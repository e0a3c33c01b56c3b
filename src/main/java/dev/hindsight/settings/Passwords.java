package dev.hindsight.settings;

import java.util.Optional;

/** Where passwords are kept between runs, if anywhere. Every call may block, and may make the system ask its user. */
public interface Passwords {
    /** What people call that place; empty where this machine has none. */
    Optional<String> place();

    /** The password that was kept for a connection as it is now: one to another address has none. */
    Optional<String> find(ConnectionProfile profile);

    /**
     * Keeps a password, in place of an older one.
     *
     * @throws SettingsException if it cannot be kept
     */
    void keep(ConnectionProfile profile, String password);

    /** Takes back what was kept for a connection, if anything was. */
    void forget(ConnectionProfile profile);

    /** Nowhere: passwords are typed each time. */
    static Passwords nowhere() {
        return new Passwords() {
            @Override
            public Optional<String> place() {
                return Optional.empty();
            }

            @Override
            public Optional<String> find(ConnectionProfile profile) {
                return Optional.empty();
            }

            @Override
            public void keep(ConnectionProfile profile, String password) {
                throw new SettingsException("There is no place for passwords on this machine.", null);
            }

            @Override
            public void forget(ConnectionProfile profile) {}
        };
    }
}
