package io.roam.cli.launch;

import io.roam.api.NotPossibleException;
import io.roam.api.ResumePlan;
import io.roam.cli.args.CommandContext;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks the user to close a tool that has a session open, and tries again. */
public record ClosePrompt(CommandContext context, Supplier<String> toolName) {
    /** Calls for a plan until nothing in it waits for a tool to close, or the user declines. */
    public ResumePlan retryUntilClosed(Supplier<ResumePlan> planner) {
        while (true) {
            try {
                ResumePlan plan = planner.get();
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

    /** Returns what the session lacks if the tool opens it from its own list: the user may continue in it anyway. */
    private static Optional<String> missingMessages(ResumePlan plan) {
        return plan.skipped()
                .filter(skipped -> skipped.isOpen() && plan.listedTitle().isPresent())
                .map(skipped -> "the session does not have the newest messages: "
                        + skipped.reason().what());
    }

    private boolean isClosedNow(String why) {
        context.errors().print(why);
        return context.terminal().confirm("Close " + toolName.get() + ", then press y to continue.");
    }
}
