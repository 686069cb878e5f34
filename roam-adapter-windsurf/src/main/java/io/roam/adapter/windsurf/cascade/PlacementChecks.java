package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.Machine;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.Refusal.Until;
import java.util.Optional;

/** Checks whether a conversation can be placed now. */
final class PlacementChecks {
    private final Machine machine;

    PlacementChecks(Machine machine) {
        this.machine = machine;
    }

    Optional<Refusal> refusalOf(Placement placement) {
        if (!SessionId.isValid(placement.session())) {
            return refusal("its id is none of Windsurf's", "", Until.NEVER);
        }
        if (placement.replacing()) {
            return refusal("steps of Windsurf are only added to", "", Until.NEVER);
        }
        if (!placement.partial().isEmpty()) {
            return refusal("a step in it is not finished", "finish it in Windsurf", Until.CLOSED);
        }
        if (!WindsurfSettings.mayWrite(machine)) {
            return refusal(
                    "placing into Windsurf is experimental, and off",
                    "roam show reads it; roam config windsurf.write on tries",
                    Until.ALLOWED);
        }
        return RunningPrograms.isAnyRunning(machine)
                ? refusal("Windsurf runs, and would overwrite what is placed", "close it", Until.CLOSED)
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(String reason, String remedy, Until until) {
        return Optional.of(Refusal.of(reason, remedy, until));
    }
}
