package dev.hindsight.replay.runner;

/** Finds the way in which a class replays. */
final class Folds {
    private Folds() {}

    /**
     * Begins with a blank aggregate.
     *
     * @throws BindingException if the class cannot be called in the way of the binding
     */
    static Fold begin(String stream, Binding binding) throws Exception {
        Class<?> type = load(binding.className());
        return switch (binding.style()) {
            case "REHYDRATE" -> new RehydrateFold(type, binding.member());
            case "METHODS" -> MethodFold.begin(type, stream, Handlers.named(type, binding.member()));
            case "ANNOTATED" -> annotated(type, stream, binding.member());
            case "EVOLVE" -> EvolveFold.begin(type, binding);
            case "REPLAYER" -> new ReplayerFold(type, stream);
            default -> throw new BindingException("There is no style “%s”.".formatted(binding.style()));
        };
    }

    private static Fold annotated(Class<?> type, String stream, String annotation) throws Exception {
        if (AxonFold.fits(type, annotation)) {
            return AxonFold.begin(type, stream);
        }
        return MethodFold.begin(type, stream, Handlers.annotated(type, annotation));
    }

    static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new BindingException("The class %s is not on the class path.".formatted(name), e);
        }
    }
}
