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
        return CommandSyntax.of("rename", "Change a conversation's title", """
                        The new title is shown in the tool on all your devices. A session that is open shows it after
                        it is closed.
                        """)
                .argument("<id>", true, "Conversation or session ID, or its first characters")
                .argument("<title>", true, "The new title, on one line")
                .json()
                .example("$ roam rename d389895d \"Safari login redirect\"")
                .exitCode(ExitCode.PARTLY, "roam saved the title, but could not change it in the tool here");
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
