package dev.hindsight.replay.runner;

import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the objects that aggregate code takes, from events as they are stored. */
final class EventObjects {
    private final @Nullable EventDecoder decoder;
    private final Optional<JacksonMapper> mapper;
    private final Map<String, Class<?>> classes = new HashMap<>();

    private EventObjects(@Nullable EventDecoder decoder, Optional<JacksonMapper> mapper) {
        this.decoder = decoder;
        this.mapper = mapper;
    }

    static EventObjects of(Binding binding) throws Exception {
        if (binding.decoder() == null) {
            return new EventObjects(null, JacksonMapper.of(binding.mapper()));
        }
        Constructor<?> constructor = Folds.load(binding.decoder()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return new EventObjects((EventDecoder) constructor.newInstance(), Optional.empty());
    }

    /**
     * What the code takes for an event.
     *
     * @throws BindingException if no class is known for it
     */
    Object of(RecordedEvent event, @Nullable String eventClass) throws Exception {
        if (decoder != null) {
            return decoder.decode(event);
        }
        if (eventClass == null) {
            throw new BindingException(
                    "No class on the class path stands for events of type “%s”.".formatted(event.type()));
        }
        if (event.payload() == null) {
            throw new BindingException("The event has no payload.");
        }
        Class<?> type = classes.computeIfAbsent(eventClass, Folds::load);
        if (type == String.class) {
            return event.payload();
        }
        return mapper.orElseThrow(() -> new BindingException("There is no Jackson on the class path to decode events."))
                .read(event.payload(), type);
    }
}
