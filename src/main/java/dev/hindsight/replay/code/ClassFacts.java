package dev.hindsight.replay.code;

import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodSignature;
import java.lang.classfile.Signature;
import java.lang.constant.ClassDesc;
import java.lang.reflect.AccessFlag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of its class.
 *
 * @param name the binary name
 * @param typeNames the names that its annotations give it, such as that of {@code @JsonTypeName}
 * @param subtypeNames the names that it gives other classes, as {@code @JsonSubTypes} does: from name to class
 * @param archive the jar or folder it is in
 */
record ClassFacts(
        String name,
        @Nullable String superclass,
        List<String> interfaces,
        boolean isConcrete,
        boolean isInterface,
        Set<String> annotations,
        Set<String> typeNames,
        Map<String, String> subtypeNames,
        List<Method> methods,
        List<Field> fields,
        Path archive) {
    /**
     * A method, without the bridges and lambdas that the compiler adds.
     *
     * @param element the type of the elements of its last parameter, where that is a collection, a stream or an array
     */
    record Method(
            String name,
            boolean isStatic,
            List<String> parameters,
            @Nullable String element,
            String returns,
            Set<String> annotations) {}

    record Field(String name, boolean isStatic, String type, Set<String> annotations) {}

    private static final ClassFile READER =
            ClassFile.of(ClassFile.DebugElementsOption.DROP_DEBUG, ClassFile.LineNumbersOption.DROP_LINE_NUMBERS);

    /**
     * Reads a class file.
     *
     * @throws IllegalArgumentException if it is none, or newer than this Java
     */
    static ClassFacts read(byte[] bytes, Path archive) {
        ClassModel model = READER.parse(bytes);
        Set<AccessFlag> flags = model.flags().flags();
        List<Annotation> annotations = annotations(model);
        return new ClassFacts(
                binaryName(model.thisClass().asSymbol()),
                model.superclass().map(type -> binaryName(type.asSymbol())).orElse(null),
                model.interfaces().stream()
                        .map(type -> binaryName(type.asSymbol()))
                        .toList(),
                !flags.contains(AccessFlag.ABSTRACT) && !flags.contains(AccessFlag.INTERFACE),
                flags.contains(AccessFlag.INTERFACE),
                simpleNames(annotations),
                typeNames(annotations),
                subtypeNames(annotations),
                model.methods().stream()
                        .filter(ClassFacts::isWritten)
                        .map(ClassFacts::method)
                        .toList(),
                model.fields().stream().map(ClassFacts::field).toList(),
                archive);
    }

    /** Whether there is a constructor without parameters. */
    boolean hasPlainConstructor() {
        return methods.stream()
                .anyMatch(method ->
                        method.name().equals("<init>") && method.parameters().isEmpty());
    }

    private static boolean isWritten(MethodModel method) {
        Set<AccessFlag> flags = method.flags().flags();
        return !flags.contains(AccessFlag.SYNTHETIC) && !flags.contains(AccessFlag.BRIDGE);
    }

    private static Method method(MethodModel method) {
        List<String> parameters = method.methodTypeSymbol().parameterList().stream()
                .map(ClassFacts::binaryName)
                .toList();
        return new Method(
                method.methodName().stringValue(),
                method.flags().has(AccessFlag.STATIC),
                parameters,
                parameters.isEmpty() ? null : element(method, parameters.getLast()),
                binaryName(method.methodTypeSymbol().returnType()),
                simpleNames(annotations(method)));
    }

    private static Field field(FieldModel field) {
        return new Field(
                field.fieldName().stringValue(),
                field.flags().has(AccessFlag.STATIC),
                binaryName(field.fieldTypeSymbol()),
                simpleNames(annotations(field)));
    }

    private static @Nullable String element(MethodModel method, String last) {
        if (last.endsWith("[]")) {
            return last.substring(0, last.length() - 2);
        }
        return method.findAttribute(Attributes.signature())
                .map(attribute -> attribute.asMethodSignature())
                .map(MethodSignature::arguments)
                .flatMap(arguments -> arguments.isEmpty() ? Optional.empty() : typeArgument(arguments.getLast()))
                .orElse(null);
    }

    private static Optional<String> typeArgument(Signature signature) {
        if (signature instanceof Signature.ClassTypeSig type
                && type.typeArgs().size() == 1
                && type.typeArgs().getFirst() instanceof Signature.TypeArg.Bounded bounded
                && bounded.boundType() instanceof Signature.ClassTypeSig element) {
            return Optional.of(binaryName(element.classDesc()));
        }
        return Optional.empty();
    }

    private static List<Annotation> annotations(AttributedElement element) {
        List<Annotation> all = new ArrayList<>();
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(attribute -> all.addAll(attribute.annotations()));
        element.findAttribute(Attributes.runtimeInvisibleAnnotations())
                .ifPresent(attribute -> all.addAll(attribute.annotations()));
        return all;
    }

    private static Set<String> simpleNames(List<Annotation> annotations) {
        return annotations.stream()
                .map(annotation -> binaryName(annotation.classSymbol()).replaceFirst(".*[.$]", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Frameworks and applications each have an annotation of their own for this; a text in it is taken for a name. */
    private static Set<String> typeNames(List<Annotation> annotations) {
        return annotations.stream()
                .flatMap(annotation -> annotation.elements().stream())
                .map(AnnotationElement::value)
                .filter(AnnotationValue.OfString.class::isInstance)
                .map(value -> ((AnnotationValue.OfString) value).stringValue())
                .filter(text -> !text.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** An annotation whose elements are annotations, each with a class and one text or more, as Jackson's has. */
    private static Map<String, String> subtypeNames(List<Annotation> annotations) {
        Map<String, String> names = new HashMap<>();
        for (Annotation annotation : annotations) {
            for (AnnotationElement element : annotation.elements()) {
                if (element.value() instanceof AnnotationValue.OfArray array) {
                    array.values().forEach(value -> addSubtype(value, names));
                }
            }
        }
        return Map.copyOf(names);
    }

    private static void addSubtype(AnnotationValue value, Map<String, String> names) {
        if (!(value instanceof AnnotationValue.OfAnnotation nested)) {
            return;
        }
        List<AnnotationValue> values = nested.annotation().elements().stream()
                .map(AnnotationElement::value)
                .toList();
        values.stream()
                .filter(AnnotationValue.OfClass.class::isInstance)
                .findFirst()
                .map(type -> binaryName(((AnnotationValue.OfClass) type).classSymbol()))
                .ifPresent(type -> values.forEach(text -> addNames(text, type, names)));
    }

    private static void addNames(AnnotationValue value, String type, Map<String, String> names) {
        switch (value) {
            case AnnotationValue.OfString text
            when !text.stringValue().isBlank() -> names.put(text.stringValue(), type);
            case AnnotationValue.OfArray array -> array.values().forEach(text -> addNames(text, type, names));
            default -> {}
        }
    }

    private static String binaryName(ClassDesc type) {
        if (type.isArray()) {
            return binaryName(type.componentType()) + "[]";
        }
        if (type.isPrimitive()) {
            return type.displayName();
        }
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
    }

    /** The name without its package and without the classes around it. */
    String simpleName() {
        return name.replaceFirst(".*[.$]", "");
    }

    String packageName() {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(0, dot);
    }

    boolean holdsState() {
        return fields.stream().anyMatch(field -> !field.isStatic());
    }
}
