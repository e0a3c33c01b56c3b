package dev.hindsight.replay;

import java.util.List;
import tools.jackson.core.JsonPointer;

/** Patches that follow one another; each fits the state that the one before it left. */
record PatchSequence(List<Patch> patches) implements Patch {
    private static final Patch NOTHING = new PatchSequence(List.of());

    /** The patches as one. */
    static Patch of(List<Patch> patches) {
        return switch (patches.size()) {
            case 0 -> NOTHING;
            case 1 -> patches.getFirst();
            default -> new PatchSequence(List.copyOf(patches));
        };
    }

    @Override
    public void apply(WorkingState state) {
        for (int i = 0; i < patches.size(); i++) {
            patches.get(i).apply(state);
        }
    }

    @Override
    public void revert(WorkingState state) {
        for (int i = patches.size() - 1; i >= 0; i--) {
            patches.get(i).revert(state);
        }
    }

    @Override
    public boolean touches(JsonPointer place) {
        for (int i = 0; i < patches.size(); i++) {
            if (patches.get(i).touches(place)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void mark(TouchedPlaces places) {
        patches.forEach(patch -> patch.mark(places));
    }
}
