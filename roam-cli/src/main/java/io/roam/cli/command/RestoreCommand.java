package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SyncReport;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.MissingFolderException;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.SyncText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Places a conversation into its tool, even if it is old or was deleted. */
final class RestoreCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "restore",
                        "Synchronizes, and brings a conversation into its tool here, whatever its age,",
                        "also if it was deleted here.")
                .argument("ID", true, "the beginning of the conversation's id, or of the tool's own")
                .option("--to", "PATH", "the folder it is to belong to, if roam does not know it")
                .json()
                .exitCode(ExitCode.PARTLY, "partly done: something could not be reached, read or written")
                .exitCode(ExitCode.QUARANTINED, "something was quarantined: it failed verification");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Optional<Path> to = arguments.option("--to").map(context::resolvePath);
        to.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new MissingFolderException(folder.toString());
        });
        try (Roam roam = context.openRoam()) {
            SyncReport report = roam.restore(arguments.argument(0).orElseThrow(), to);
            if (report.placed().isEmpty() && !arguments.isJson()) {
                context.terminal().print("nothing to restore: the conversation is in its tool here");
            }
            return SyncText.printReport(report, arguments, context.terminal());
        }
    }
}
