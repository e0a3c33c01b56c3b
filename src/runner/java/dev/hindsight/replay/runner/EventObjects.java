package dev.hindsight.replay.runner;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the objects that aggregate code takes, from events as they are stored. */
final class EventObjects {
    private final @Nullable EventDecoder decoder;
    private final Optional<JacksonMapper> mapper;
    private final Optional<AxonUpcasters> upcasters;
    private final Map<String, Class<?>> classes = new HashMap<>();

    private EventObjects(
            @Nullable EventDecoder decoder, Optional<JacksonMapper> mapper, Optional<AxonUpcasters> upcasters) {
        this.decoder = decoder;
        this.mapper = mapper;
        this.upcasters = upcasters;
    }

    static EventObjects of(Binding binding) throws Exception {
        if (binding.decoder() == null) {
            Optional<JacksonMapper> mapper = JacksonMapper.of(binding.mapper());
            return new EventObjects(null, mapper, AxonUpcasters.of(binding.upcasters(), mapper));
        }
        Constructor<?> constructor = Folds.load(binding.decoder()).getDeclaredConstructor();
        constructor.setAccessible(true);
        return new EventObjects((EventDecoder) constructor.newInstance(), Optional.empty(), Optional.empty());
    }

    /**
     * What the code takes for an event: mostly one object; an upcaster may make several of it, or none.
     *
     * @throws BindingException if no class is known for it
     */
    List<Object> of(RecordedEvent event, @Nullable String eventClass) throws Exception {
        if (decoder != null) {
            Object decoded = decoder.decode(event);
            return decoded instanceof List<?> several ? new ArrayList<>(several) : List.of(decoded);
        }
        if (upcasters.isEmpty() || event.payload() == null) {
            return List.of(decoded(event, eventClass));
        }
        List<Object> objects = new ArrayList<>();
        for (RecordedEvent form : upcasters.get().upcast(event)) {
            objects.add(decoded(form, form.type().equals(event.type()) ? eventClass : form.type()));
        }
        return objects;
    }

    /** The upcasters that the event goes through, in their order, as far as they are known by name. */
    List<String> upcasters(RecordedEvent event) throws Exception {
        if (decoder != null) {
            return decoder.upcasters(event);
        }
        return upcasters.isEmpty() || event.payload() == null
                ? List.of()
                : upcasters.get().chain(event);
    }

    private Object decoded(RecordedEvent event, @Nullable String eventClass) throws Exception {
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
