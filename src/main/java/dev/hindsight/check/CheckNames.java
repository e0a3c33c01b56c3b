package dev.hindsight.check;

import java.util.ArrayList;
import java.util.List;

/** Finds checks by their names, or by what several names begin with. */
public final class CheckNames {
    private CheckNames() {}

    /** The checks that a name means: the one of that name, or those whose names begin with it and a hyphen. */
    public static List<Check> named(String name, List<Check> checks) {
        return checks.stream()
                .filter(check -> check.name().equals(name) || check.name().startsWith(name + "-"))
                .toList();
    }

    /** Every name that means something, for help and messages. */
    public static List<String> all(List<Check> checks) {
        List<String> names = new ArrayList<>();
        for (Check check : checks) {
            int hyphen = check.name().indexOf('-');
            String group = hyphen < 0 ? check.name() : check.name().substring(0, hyphen);
            if (named(group, checks).size() > 1 && !names.contains(group)) {
                names.add(group);
            }
            names.add(check.name());
        }
        return names;
    }
}
