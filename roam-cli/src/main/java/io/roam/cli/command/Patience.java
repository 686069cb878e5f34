package io.roam.cli.command;

import io.roam.NotPossibleException;
import io.roam.Resumption;
import java.util.Optional;
import java.util.function.Supplier;

/** Offers to wait for a tool to be closed, where it has to be. */
record Patience(Host host) {
    /** What {@code asked} gives once the tool is closed, or as it is if nobody wants to wait. */
    Resumption with(Supplier<Resumption> asked) {
        while (true) {
            try {
                Resumption resumption = asked.get();
                if (lacks(resumption).filter(this::waits).isEmpty()) {
                    return resumption;
                }
            } catch (NotPossibleException e) {
                if (!e.isUntilClosed() || !waits(e.what())) {
                    throw e;
                }
            }
        }
    }

    /** Where the tool itself opens the session, the user may go on in it all the same. */
    private static Optional<String> lacks(Resumption resumption) {
        return resumption
                .lacking()
                .filter(left -> left.isOpen() && resumption.listed().isPresent())
                .map(left -> "it lacks what was said last: " + left.reason());
    }

    private boolean waits(String why) {
        return host.terminal().confirms("roam: " + why + ". Close it; is it closed now?");
    }
}
