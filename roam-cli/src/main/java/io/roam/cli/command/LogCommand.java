package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.RunLogEntry;
import java.util.List;
import java.util.Map;

/** Tells what came and what was placed. */
final class LogCommand implements Command {
    private static final int SHOWN = 20;

    @Override
    public Syntax syntax() {
        return Syntax.of(
                        "log",
                        "Tells what came, of which device, and what was placed in the tools here, and",
                        "when: the newest first. The numbers are those that roam undo takes.")
                .flag("--all", "tell all that is remembered, not only the newest " + SHOWN + " runs")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        try (Roam roam = host.open()) {
            List<RunLogEntry> all = roam.log();
            List<RunLogEntry> shown =
                    given.has("--all") ? all : all.stream().limit(SHOWN).toList();
            if (given.json()) {
                host.terminal()
                        .json(Map.of("runs", shown.stream().map(LogJson::of).toList()));
            } else if (all.isEmpty()) {
                host.terminal().say("nothing came yet, and nothing was placed");
            } else {
                shown.forEach(new LogWords(host)::say);
                more(all.size() - shown.size(), host);
            }
        }
        return ExitCode.DONE;
    }

    private static void more(int hidden, Host host) {
        if (hidden > 0) {
            host.terminal().say("… and " + Amount.of(hidden, "run") + " before; --all shows them");
        }
    }
}
