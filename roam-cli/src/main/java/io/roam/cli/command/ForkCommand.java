package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.ResumePlan;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.launch.ToolLauncher;
import java.nio.file.Path;

/** Copies a conversation into a new session, and starts its tool. */
final class ForkCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return ToolLauncher.addOptions(CommandSyntax.of("fork", "Continue a copy of a conversation", """
                                Copies a conversation into a new session in the current folder, and starts the tool
                                with it. The original does not change. Without an ID, copies the newest conversation
                                of the current folder.
                                """)
                        .argument("<id>", false, "Conversation or session ID, or its first characters")
                        .option("--branch", "<n|device>", "Copy this branch (default: the newest)"))
                .example("$ roam fork d389895d")
                .related("roam resume", "roam undo");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Path currentFolder = context.machine().directory();
        ResumePlan copy;
        try (Roam roam = context.openRoam()) {
            String id = arguments
                    .argument(0)
                    .orElseGet(
                            () -> roam.conversations().newestIn(currentFolder).id());
            copy = roam.fork(id, arguments.option("--branch"), currentFolder);
        }
        return new ToolLauncher(arguments, context).launch(copy, true);
    }
}
