package io.roam.cli.launch;

import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.cli.args.CommandContext;
import java.util.Optional;
import java.util.function.Supplier;

/** Offers to wait for a tool to be closed, where it has to be. */
public record ClosePrompt(CommandContext context) {
    /** What {@code asked} gives once the tool is closed, or as it is if nobody wants to wait. */
    public ResumePlan retryUntilClosed(Supplier<ResumePlan> asked) {
        while (true) {
            try {
                ResumePlan plan = asked.get();
                if (missingMessages(plan).filter(this::isClosedNow).isEmpty()) {
                    return plan;
                }
            } catch (NotPossibleException e) {
                if (!e.isUntilClosed() || !isClosedNow(e.what())) {
                    throw e;
                }
            }
        }
    }

    /** Where the tool itself opens the session, the user may go on in it all the same. */
    private static Optional<String> missingMessages(ResumePlan plan) {
        return plan.skipped()
                .filter(skipped -> skipped.isOpen() && plan.listedTitle().isPresent())
                .map(skipped -> "it lacks what was said last: " + skipped.reason());
    }

    private boolean isClosedNow(String why) {
        return context.terminal().confirm("roam: " + why + ". Close it; is it closed now?");
    }
}
