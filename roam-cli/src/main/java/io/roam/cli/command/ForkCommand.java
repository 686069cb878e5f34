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
        return ToolLauncher.addOptions(CommandSyntax.of(
                        "fork",
                        "Copies a conversation into a new session of its tool, which belongs to the",
                        "current folder, and starts the tool with it. What is said in it goes another",
                        "way: the original stays as it is. Without an ID it is the newest conversation",
                        "of the current folder.")
                .argument("ID", false, "the beginning of the conversation's id, or of the tool's own")
                .option("--branch", "NUMBER|DEVICE", "the branch of that number, or last spoken in on that device"));
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
