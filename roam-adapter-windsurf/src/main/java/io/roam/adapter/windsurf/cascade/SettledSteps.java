package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.wire.WireField;
import java.util.List;

/** Finds the part of a conversation that does not change any more. */
final class SettledSteps {
    private SettledSteps() {}

    /** Returns how many steps come before the first unfinished one. */
    static int countSettled(List<WireField> steps) {
        for (int i = 0; i < steps.size(); i++) {
            if (!Step.of(steps.get(i)).map(Step::isSettled).orElse(true)) {
                return i;
            }
        }
        return steps.size();
    }
}
