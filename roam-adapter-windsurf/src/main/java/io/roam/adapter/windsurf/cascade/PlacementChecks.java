package io.roam.adapter.windsurf.cascade;

import io.roam.adapter.windsurf.SessionId;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
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
            return refusal("not a Windsurf conversation ID", "", Until.NEVER);
        }
        if (placement.replacing()) {
            return refusal("Windsurf conversations can only be appended to", "", Until.NEVER);
        }
        if (!placement.partial().isEmpty()) {
            return refusal("a step of the conversation is not finished", "finish the step in Windsurf", Until.CLOSED);
        }
        if (!WindsurfSettings.mayWrite(machine)) {
            return refusal(
                    "adding conversations to Windsurf is experimental and off",
                    Remedy.run(ActionKind.CONFIGURE, "windsurf.write", "on"),
                    Until.ALLOWED);
        }
        return RunningPrograms.isAnyRunning(machine)
                ? refusal("Windsurf is running and would overwrite the update", "close it", Until.CLOSED)
                : Optional.empty();
    }

    private static Optional<Refusal> refusal(String reason, String remedy, Until until) {
        return refusal(reason, Remedy.of(remedy), until);
    }

    private static Optional<Refusal> refusal(String reason, Remedy remedy, Until until) {
        return Optional.of(Refusal.of(reason, remedy, until));
    }
}
