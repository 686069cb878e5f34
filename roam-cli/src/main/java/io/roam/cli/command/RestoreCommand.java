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
        return CommandSyntax.of("restore", "Add a conversation to its tool again", """
                        Use it for a conversation that was deleted on this device, was undone or hidden, is inactive
                        for more than 30 days, or belongs to a folder that roam did not find. Syncs first.
                        """)
                .usage("restore <id> [--to <folder>]")
                .usage("restore --all [--here]")
                .argument("<id>", false, "Conversation or session ID, or its first characters")
                .option("--to", "<folder>", "Folder that the conversation belongs to on this device")
                .flag("--all", "Restore all conversations that the tools on this device have deleted")
                .flag("--here", "With --all: only conversations of the current folder")
                .json()
                .example(
                        "$ roam restore 4b52f0ce",
                        "$ roam restore 95e7be28 --to ~/work/blog",
                        "$ roam restore --all --here")
                .exitCode(ExitCode.PARTLY, "Partly done: something could not be added, reached, read or written")
                .exitCode(ExitCode.QUARANTINED, "Something received failed verification and was quarantined")
                .related("roam undo", "roam map");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        if (arguments.has("--all")) {
            return restoreAll(arguments, context);
        }
        if (arguments.has("--here")) {
            throw arguments.usageError(
                    "--here requires --all; to add one conversation in the current folder: roam restore <id> --to .");
        }
        String id = arguments.argument(0).orElseThrow(() -> arguments.usageError("give an ID, or --all"));
        Optional<Path> to = arguments.option("--to").map(context::resolvePath);
        to.filter(folder -> !Files.isDirectory(folder)).ifPresent(folder -> {
            throw new MissingFolderException(folder.toString());
        });
        try (Roam roam = context.openRoam()) {
            SyncReport report = roam.restore(id, to);
            if (report.placed().isEmpty() && !arguments.isJson()) {
                context.terminal().print("Already in its tool on this device.");
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
                context.terminal()
                        .print("Nothing to restore. Every conversation that was in a tool here is still there.");
            }
            int code = SyncText.printReport(report, arguments, context);
            return code == ExitCode.DONE && !report.skipped().isEmpty() ? ExitCode.PARTLY : code;
        }
    }
}
