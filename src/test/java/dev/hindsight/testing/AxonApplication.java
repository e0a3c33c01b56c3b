package dev.hindsight.testing;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.Message;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.slf4j.Logger;

/** A real application of Axon 4, with Jackson 2 and its module for dates (src/test/apps/axon). */
public final class AxonApplication {
    private AxonApplication() {}

    /** Compiles it into a folder, and returns the class path to run it with. */
    public static List<Path> writeTo(Path folder) {
        return jar().writeTo(folder.resolve("travel.jar"));
    }

    /** The same with upcasters for events that were stored in earlier forms (src/test/apps/upcasting). */
    public static List<Path> writeWithUpcastersTo(Path folder) {
        return jar().app("upcasting").writeTo(folder.resolve("upcasting.jar"));
    }

    /** Its sources and libraries. */
    public static SourceJar jar() {
        return new SourceJar()
                .app("axon")
                .library(EventSourcingHandler.class)
                .library(AggregateIdentifier.class)
                .library(Message.class)
                .library(Registration.class)
                .library(ObjectMapper.class)
                .library(JsonFactory.class)
                .library(JsonProperty.class)
                .library(JavaTimeModule.class)
                .library(Logger.class);
    }

    /** Loads it apart from the class path of the tests. */
    public static URLClassLoader load(List<Path> classPath) throws MalformedURLException {
        URL[] urls = new URL[classPath.size()];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath.get(i).toUri().toURL();
        }
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }
}
