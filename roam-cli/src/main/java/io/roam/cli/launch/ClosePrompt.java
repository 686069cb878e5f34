package io.roam.cli.launch;

import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.cli.args.CommandContext;
import java.util.Optional;
import java.util.function.Supplier;

/** Offers to wait for a tool to be closed, where it has to be. */
public record ClosePrompt(CommandContext context) {
    /** What {@code asked} gives once the tool is closed, or as it is if nobody wants to wait. */
    public ResumePlan with(Supplier<ResumePlan> asked) {
        while (true) {
            try {
                ResumePlan plan = asked.get();
                if (lacks(plan).filter(this::waits).isEmpty()) {
                    return plan;
                }
            } catch (NotPossibleException e) {
                if (!e.isUntilClosed() || !waits(e.what())) {
                    throw e;
                }
            }
        }
    }

    /** Where the tool itself opens the session, the user may go on in it all the same. */
    private static Optional<String> lacks(ResumePlan plan) {
        return plan.skipped()
                .filter(skipped -> skipped.isOpen() && plan.listedTitle().isPresent())
                .map(skipped -> "it lacks what was said last: " + skipped.reason());
    }

    private boolean waits(String why) {
        return context.terminal().confirms("roam: " + why + ". Close it; is it closed now?");
    }
}
