package dev.hindsight.replay.runner;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The application's own Jackson, 2 or 3: the ObjectMapper that it names, else one with all modules of its class path
 * that does not mind unknown properties, as Spring Boot and Axon set theirs.
 */
final class JacksonMapper {
    private static final String MAPPER_3 = "tools.jackson.databind.json.JsonMapper";
    private static final String MAPPER_2 = "com.fasterxml.jackson.databind.ObjectMapper";

    private final Object mapper;
    private final MethodHandle readValue;

    private JacksonMapper(Object mapper) throws ReflectiveOperationException {
        this.mapper = mapper;
        this.readValue = MethodHandles.publicLookup()
                .unreflect(mapper.getClass().getMethod("readValue", String.class, Class.class))
                .asType(MethodType.methodType(Object.class, Object.class, String.class, Class.class));
    }

    /** {@code named} is a static method or field, as {@code com.acme.Json#mapper}; null to make one. */
    static Optional<JacksonMapper> of(@Nullable String named) throws Exception {
        Object mapper = named == null ? standard() : named(named);
        return mapper == null ? Optional.empty() : Optional.of(new JacksonMapper(mapper));
    }

    private static Object named(String name) throws Exception {
        int hash = name.indexOf('#');
        if (hash < 0) {
            throw new BindingException(
                    "“%s” names no mapper. Write a class and its static method or field, as in com.acme.Json#mapper."
                            .formatted(name));
        }
        Class<?> holder = Folds.load(name.substring(0, hash));
        String member = name.substring(hash + 1);
        for (Method method : holder.getDeclaredMethods()) {
            if (method.getName().equals(member) && method.getParameterCount() == 0) {
                method.setAccessible(true);
                return method.invoke(null);
            }
        }
        Field field = holder.getDeclaredField(member);
        field.setAccessible(true);
        return field.get(null);
    }

    /** Jackson 3 is on every class path, since ours is the last: the application's Jackson 2 goes before that one. */
    private static @Nullable Object standard() throws Exception {
        Class<?> three = find(MAPPER_3);
        Class<?> two = find(MAPPER_2);
        if (two != null && (three == null || isOurs(three))) {
            return mapper2(two);
        }
        return three == null ? null : mapper3(three);
    }

    private static boolean isOurs(Class<?> type) throws Exception {
        String ours = System.getProperty("hindsight.own.classpath", "");
        String archive = java.nio.file.Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI())
                .toString();
        return (java.io.File.pathSeparator + ours + java.io.File.pathSeparator)
                .contains(java.io.File.pathSeparator + archive + java.io.File.pathSeparator);
    }

    private static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }

    private static Object mapper2(Class<?> type) throws Exception {
        Object mapper = type.getConstructor().newInstance();
        type.getMethod("findAndRegisterModules").invoke(mapper);
        disable(type, mapper, "com.fasterxml.jackson.databind.DeserializationFeature", "FAIL_ON_UNKNOWN_PROPERTIES");
        enable2(type, mapper, "USE_BASE_TYPE_AS_DEFAULT_IMPL");
        Class<?> accessor = Class.forName("com.fasterxml.jackson.annotation.PropertyAccessor");
        Class<?> visibility = Class.forName("com.fasterxml.jackson.annotation.JsonAutoDetect$Visibility");
        type.getMethod("setVisibility", accessor, visibility)
                .invoke(mapper, constant(accessor, "FIELD"), constant(visibility, "ANY"));
        return mapper;
    }

    private static void disable(Class<?> type, Object mapper, String features, String feature) throws Exception {
        Class<?> featureType = Class.forName(features);
        type.getMethod("configure", featureType, boolean.class).invoke(mapper, constant(featureType, feature), false);
    }

    /** So that a subtype whose payload does not repeat its own name can be read: the store keeps the name beside it. */
    private static void enable2(Class<?> type, Object mapper, String feature) throws Exception {
        Class<?> featureType = Class.forName("com.fasterxml.jackson.databind.MapperFeature");
        type.getMethod("configure", featureType, boolean.class).invoke(mapper, constant(featureType, feature), true);
    }

    private static Object mapper3(Class<?> type) throws Exception {
        Object builder = type.getMethod("builder").invoke(null);
        Class<?> builderType = builder.getClass();
        builderType.getMethod("findAndAddModules").invoke(builder);
        Class<?> features = Class.forName("tools.jackson.databind.DeserializationFeature");
        builderType
                .getMethod("configure", features, boolean.class)
                .invoke(builder, constant(features, "FAIL_ON_UNKNOWN_PROPERTIES"), false);
        Class<?> mapperFeatures = Class.forName("tools.jackson.databind.MapperFeature");
        builderType
                .getMethod("configure", mapperFeatures, boolean.class)
                .invoke(builder, constant(mapperFeatures, "USE_BASE_TYPE_AS_DEFAULT_IMPL"), true);
        return builderType.getMethod("build").invoke(builder);
    }

    private static Object constant(Class<?> type, String name) throws Exception {
        return type.getField(name).get(null);
    }

    /** The mapper itself. */
    Object mapper() {
        return mapper;
    }

    Object read(String json, Class<?> type) throws Exception {
        try {
            return readValue.invokeExact(mapper, json, type);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
