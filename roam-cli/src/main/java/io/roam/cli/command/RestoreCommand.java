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
                        "also if it was deleted here.",
                        "",
                        "  roam restore 1f3a8b2c             one conversation",
                        "  roam restore 1f3a8b2c --to .      into the current folder",
                        "  roam restore --all                all that the tools here deleted")
                .argument("ID", false, "the beginning of the conversation's id, or of the tool's own")
                .option("--to", "PATH", "the folder it is to belong to, if roam does not know it")
                .flag("--all", "all that were in a tool here and are in none any more, as after the tool's own cleanup")
                .flag("--here", "with --all: those of the current folder")
                .json()
                .exitCode(ExitCode.PARTLY, "partly done: something could not be placed, reached, read or written")
                .exitCode(ExitCode.QUARANTINED, "something was quarantined: it failed verification");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.has("--all")) {
            return restoreAll(arguments, context);
        }
        if (arguments.has("--here")) {
            throw arguments.usageError(
                    "--here goes with --all; roam restore ID --to . places one in the current folder");
        }
        String id = arguments.argument(0).orElseThrow(() -> arguments.usageError("give an ID, or --all"));
        Optional<Path> to = arguments.option("--to").map(context::resolvePath);
        to.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new MissingFolderException(folder.toString());
        });
        try (Roam roam = context.openRoam()) {
            SyncReport report = roam.restore(id, to);
            if (report.placed().isEmpty() && !arguments.isJson()) {
                context.terminal().print("nothing to restore: the conversation is in its tool here");
            }
            return SyncText.printReport(report, arguments, context);
        }
    }

    private static int restoreAll(ParsedArguments arguments, CommandContext context) {
        if (arguments.argument(0).isPresent() || arguments.option("--to").isPresent()) {
            throw arguments.usageError("--all takes no ID and no --to");
        }
        Optional<Path> folder =
                arguments.has("--here") ? Optional.of(context.machine().directory()) : Optional.empty();
        try (Roam roam = context.openRoam()) {
            SyncReport report = roam.restoreAll(folder);
            if (report.placed().isEmpty() && report.skipped().isEmpty() && !arguments.isJson()) {
                context.terminal().print("nothing to restore: every conversation that was in a tool here is there");
            }
            int code = SyncText.printReport(report, arguments, context);
            return code == ExitCode.DONE && !report.skipped().isEmpty() ? ExitCode.PARTLY : code;
        }
    }
}
