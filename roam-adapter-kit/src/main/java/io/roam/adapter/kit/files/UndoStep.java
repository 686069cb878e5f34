package io.roam.adapter.kit.files;

import io.roam.spi.AppendRepair;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One step of a placement that can be undone. */
public interface UndoStep {
    /** What the file of a step holds now. */
    enum FileState {
        /** What the step wrote. */
        PLACED,
        /** What was there before it. */
        BEFORE,
        /** Something else. */
        CHANGED
    }

    /** Returns the file or folder that the step wrote. */
    Path file();

    /** Returns what the file holds now. */
    FileState fileState() throws IOException;

    /** Undoes the step. */
    void revert() throws IOException;

    /** Takes back what an interrupted step left half written; most steps happen as a whole, or not at all. */
    default AppendRepair.Outcome takeBack(boolean open) throws IOException {
        return fileState() == FileState.BEFORE ? AppendRepair.Outcome.TAKEN_BACK : AppendRepair.Outcome.STANDS;
    }

    /** Undoes all steps or none, the last one first. */
    static void revertAll(List<UndoStep> steps) throws IOException {
        List<UndoStep> placed = new ArrayList<>();
        for (UndoStep step : steps) {
            switch (step.fileState()) {
                case PLACED -> placed.add(0, step);
                case BEFORE -> {} // nothing is to be done
                case CHANGED -> throw new SessionChangedException(step.file().toString());
            }
        }
        for (UndoStep step : placed) {
            step.revert();
        }
    }

    /** Takes back what of the steps is half written; {@code open} says whether the tool has the session open. */
    static AppendRepair.Outcome takeBackAll(List<UndoStep> steps, boolean open) throws IOException {
        Set<AppendRepair.Outcome> all = EnumSet.noneOf(AppendRepair.Outcome.class);
        for (UndoStep step : steps) {
            all.add(step.takeBack(open));
        }
        return all.contains(AppendRepair.Outcome.WAITS)
                ? AppendRepair.Outcome.WAITS
                : all.contains(AppendRepair.Outcome.STANDS)
                        ? AppendRepair.Outcome.STANDS
                        : AppendRepair.Outcome.TAKEN_BACK;
    }
}
