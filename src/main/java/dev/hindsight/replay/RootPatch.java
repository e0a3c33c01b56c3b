package dev.hindsight.replay;

import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Another value in the place of the whole state. */
record RootPatch(JsonNode before, JsonNode after) implements Patch {
    @Override
    public void apply(WorkingState state) {
        state.replace(after);
    }

    @Override
    public void revert(WorkingState state) {
        state.replace(before);
    }

    @Override
    public boolean touches(JsonPointer place) {
        return true;
    }

    @Override
    public void mark(TouchedPlaces places) {
        places.touch();
    }
}
