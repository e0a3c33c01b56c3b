package dev.hindsight.settings;

import dev.hindsight.replay.code.CodeSettings;
import java.io.PrintStream;

/** Uses the keyring of the session that it runs in, and prints what came of it. */
final class KeyringProbe {
    private KeyringProbe() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        SystemKeyring keyring = new SystemKeyring();
        ConnectionProfile orders = at("jdbc:postgresql://db/orders");
        out.println("place: " + keyring.place().orElse("none"));
        out.println("before: " + keyring.find(orders).orElse("none"));
        try {
            keyring.keep(orders, "first");
            keyring.keep(orders, "pä\"ss wörd");
        } catch (SettingsException e) {
            out.println("refused: " + e.getMessage());
        }
        out.println("kept: " + keyring.find(orders).orElse("none"));
        out.println("elsewhere: "
                + keyring.find(at("jdbc:postgresql://evil/orders")).orElse("none"));
        keyring.forget(orders);
        out.println("after: " + keyring.find(orders).orElse("none"));
    }

    private static ConnectionProfile at(String url) {
        return new ConnectionProfile("Orders", Environment.TEST, url, "ada", null, CodeSettings.NONE);
    }
}
