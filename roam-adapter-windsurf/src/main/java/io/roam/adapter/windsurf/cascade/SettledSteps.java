package io.roam.adapter.windsurf.cascade;

import java.util.List;

/** Finds the part of a conversation that does not change any more. */
final class SettledSteps {
    private SettledSteps() {}

    /** Returns how many fields of the main track come before the first unfinished step. */
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
