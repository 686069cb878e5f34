package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.RunLogEntry;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.LogJson;
import io.roam.cli.output.LogText;
import io.roam.cli.output.SyncText;
import java.util.List;
import java.util.Map;

/** Prints the log of runs: what arrived, and what was placed. */
final class LogCommand implements Command {
    private static final int MAX_RUNS = 20;

    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("log", "Show what roam changed on this device", """
                        Lists the newest changes first: what was received, from which device, and which sessions were
                        added or updated. The number of a change is what roam undo takes.
                        """)
                .flag("--all", "Show all changes that are kept (default: the newest " + MAX_RUNS + ")")
                .flag("--verbose", "List every conversation")
                .json()
                .example("$ roam log")
                .related("roam undo", "roam status");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            List<RunLogEntry> log = roam.log();
            List<RunLogEntry> entries =
                    arguments.has("--all") ? log : log.stream().limit(MAX_RUNS).toList();
            if (arguments.isJson()) {
                context.terminal()
                        .printJson(Map.of(
                                "changes", entries.stream().map(LogJson::toJson).toList()));
            } else if (log.isEmpty()) {
                context.terminal().print("No changes yet");
            } else {
                entries.forEach(new LogText(context, arguments.has("--verbose"))::printRun);
                printHiddenCount(log.size() - entries.size(), context);
            }
            return SyncText.finishReading(roam.conversations().failures(), context);
        }
    }

    private static void printHiddenCount(int hidden, CommandContext context) {
        if (hidden > 0) {
            context.terminal().print(AmountText.count(hidden, "older change") + " (--all shows them)");
        }
    }
}
