package app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/** Reads amounts as this application writes them, such as "12.34 EUR": nothing else could. */
public class MoneyModule extends SimpleModule {
    public MoneyModule() {
        addDeserializer(Wallet.Money.class, new StdDeserializer<>(Wallet.Money.class) {
            @Override
            public Wallet.Money deserialize(JsonParser parser, DeserializationContext context) throws IOException {
                String[] parts = parser.getText().split(" ");
                return new Wallet.Money(Integer.parseInt(parts[0].replace(".", "")), parts[1]);
            }
        });
    }
}
