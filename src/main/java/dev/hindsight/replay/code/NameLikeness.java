package dev.hindsight.replay.code;

import java.util.Locale;

/** How much the name of a class speaks for it being the aggregate of a stream type; the best first. */
enum NameLikeness {
    /** The name is the stream type. */
    SAME,
    /** It is but for case, separators and words like “Aggregate”. */
    ALIKE,
    /** One contains the other. */
    PART,
    NONE;

    static NameLikeness of(ClassFacts facts, String streamType) {
        if (streamType.equals(facts.name())
                || streamType.equals(facts.simpleName())
                || streamType.equals(facts.name().replace('$', '.'))) {
            return SAME;
        }
        String name = core(facts.simpleName());
        String type = core(streamType.replaceFirst("[,:].*", "").replaceFirst(".*[.$/]", ""));
        if (name.isEmpty() || type.isEmpty()) {
            return NONE;
        }
        if (name.equals(type) || name.equals(singular(type))) {
            return ALIKE;
        }
        return name.contains(type) || type.contains(name) ? PART : NONE;
    }

    private static String core(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "")
                .toLowerCase(Locale.ROOT)
                .replaceFirst("(aggregateroot|aggregate|state|entity|decider|root|evolver|replayer|stream)$", "");
    }

    private static String singular(String plural) {
        return plural.replaceFirst("s$", "");
    }
}
