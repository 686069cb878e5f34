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
import io.roam.cli.output.LogJson;
import io.roam.cli.output.LogText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes back what roam placed. */
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
                .json()
                .exit(ExitCode.FAILED, "it failed, or something was not taken back; it is said why");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.open()) {
            if (arguments.has("--list")) {
                return list(roam, arguments, context);
            }
            boolean dry = arguments.has("--dry-run");
            UndoReport report = roam.undo(arguments.argument(0).map(UndoCommand::number), dry);
            if (arguments.json()) {
                context.terminal().json(LogJson.of(report));
            } else {
                new LogText(context).say(report, dry);
            }
            return report.skipped().isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
        }
    }

    private static int list(Roam roam, ParsedArguments arguments, CommandContext context) {
        List<RunLogEntry> standing =
                roam.log().stream().filter(RunLogEntry::stands).toList();
        if (arguments.json()) {
            context.terminal()
                    .json(Map.of("runs", standing.stream().map(LogJson::of).toList()));
        } else if (standing.isEmpty()) {
            context.terminal().say("nothing that roam placed stands to be taken back");
        } else {
            standing.forEach(new LogText(context)::placed);
        }
        return ExitCode.DONE;
    }

    private static long number(String text) {
        return Optional.of(text)
                .filter(word -> word.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElseThrow(() -> new InvalidRunNumberException(text));
    }
}
