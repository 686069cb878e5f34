package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.RunLogEntry;
import io.roam.api.UndoReport;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.InvalidRunNumberException;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.AmountText;
import io.roam.cli.output.LogJson;
import io.roam.cli.output.LogText;
import io.roam.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Undoes what a run placed into tools. */
final class UndoCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("undo", "Undo a change", """
                        Restores the tool's files on this device exactly as they were before the change. Without a
                        number, undoes the newest change. The conversation is then paused on this device: roam does
                        not update it until you continue it or run roam restore. A session that was changed since, or
                        is open, is not touched. The archive and your other devices are not affected.
                        """)
                .argument("<change>", false, "Number of the change, as shown by roam log")
                .flag("--dry-run", "Show what would be undone")
                .flag("--list", "List the changes that can be undone")
                .flag("--verbose", "List every conversation")
                .json()
                .example("$ roam undo --dry-run", "$ roam undo 12")
                .exitCode(ExitCode.FAILED, "Nothing was undone; the reasons are printed")
                .exitCode(ExitCode.PARTLY, "Some sessions were not touched; the reasons are printed")
                .related("roam log", "roam restore");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            if (arguments.has("--list")) {
                return printUndoable(roam, arguments, context);
            }
            boolean dry = arguments.has("--dry-run");
            Optional<Long> run = arguments.argument(0).map(UndoCommand::parseRunNumber);
            UndoReport report = dry ? roam.previewUndo(run) : roam.undo(run);
            if (arguments.isJson()) {
                context.terminal().printJson(LogJson.toJson(report));
            } else {
                new LogText(context, arguments.has("--verbose")).printUndo(report, dry);
            }
            return finish(report, context.terminal());
        }
    }

    private static int finish(UndoReport report, Terminal terminal) {
        if (report.skipped().isEmpty()) {
            return ExitCode.DONE;
        }
        String sessions = AmountText.count(report.skipped().size(), "session");
        if (report.undone().isEmpty()) {
            terminal.printError("roam: nothing was undone: " + sessions + " not undone, for the reasons above");
            return ExitCode.FAILED;
        }
        terminal.printError("roam: partly done: " + sessions + " not undone");
        return ExitCode.PARTLY;
    }

    private static int printUndoable(Roam roam, ParsedArguments arguments, CommandContext context) {
        List<RunLogEntry> undoable =
                roam.log().stream().filter(RunLogEntry::canBeUndone).toList();
        if (arguments.isJson()) {
            context.terminal()
                    .printJson(Map.of(
                            "changes", undoable.stream().map(LogJson::toJson).toList()));
        } else if (undoable.isEmpty()) {
            context.terminal().print("Nothing to undo");
        } else {
            undoable.forEach(new LogText(context, arguments.has("--verbose"))::printUndoable);
        }
        return ExitCode.DONE;
    }

    private static long parseRunNumber(String text) {
        return Optional.of(text)
                .filter(word -> word.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> new InvalidRunNumberException(text));
    }
}
