package io.roam.adapter.windsurf.cascade;

import java.util.List;

/** Tells how far a conversation may still change. */
final class SettledSteps {
    private SettledSteps() {}

    /** How many fields of the main track stand before the first step that the tool is not through with. */
    static int countSettled(List<WireField> main) {
        for (int i = 0; i < main.size(); i++) {
            boolean step = main.get(i).number() == Trajectory.STEP;
            if (step && !Step.of(main.get(i)).map(Step::isSettled).orElse(true)) {
                return i;
            }
        }
        return main.size();
    }
}
