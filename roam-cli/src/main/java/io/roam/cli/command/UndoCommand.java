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
        return CommandSyntax.of(
                        "undo",
                        "Takes back what roam placed in the tools here, exactly, and leaves it so until",
                        "you go on in such a session, or ask with roam restore. What was changed since",
                        "is not touched, and named. Nothing is taken from the pool.")
                .argument("RUN", false, "the number of a run, as --list shows it; else the newest one")
                .flag("--list", "list what can be taken back")
                .flag("--dry-run", "only say what would be taken back")
                .flag("--verbose", "list every conversation")
                .json()
                .exitCode(ExitCode.FAILED, "it failed, or nothing was taken back; it is said why")
                .exitCode(ExitCode.PARTLY, "something was taken back, and something was not; it is said why");
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
