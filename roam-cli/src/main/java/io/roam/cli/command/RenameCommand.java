package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SyncReport;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.SyncText;

/** Gives a conversation a title. */
final class RenameCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "rename",
                        "Gives a conversation a title, in the tool's own way, on all devices. A session",
                        "that is open shows it once it was closed.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .argument("TITLE", true, "the title, a line of words")
                .json()
                .exitCode(ExitCode.PARTLY, "roam has the title, and could not give it to the tool here");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        try (Roam roam = context.openRoam()) {
            SyncReport report = roam.rename(
                    arguments.argument(0).orElseThrow(), arguments.argument(1).orElseThrow());
            return SyncText.printReport(report, arguments, context);
        }
    }
}
