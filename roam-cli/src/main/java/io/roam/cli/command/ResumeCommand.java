package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.ResumePlan;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.choice.ConversationResolver;
import io.roam.cli.launch.ClosePrompt;
import io.roam.cli.launch.ToolLauncher;
import io.roam.cli.output.ToolName;
import java.nio.file.Path;
import java.util.Optional;

/** Continues a conversation in its tool. */
final class ResumeCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return ToolLauncher.addOptions(CommandSyntax.of("resume", "Continue a conversation in its tool", """
                                Syncs, updates the conversation in its tool on this device, and starts the tool in the
                                conversation's folder.

                                Without an argument, opens a picker; the newest conversation of the current folder is
                                selected. In a script, continues that one. If a conversation has branches, continues
                                the newest branch and names the others.
                                """)
                        .anyArguments(
                                "<id> | <words>",
                                "Conversation or session ID, or its first characters. Or words from the title, folder,"
                                        + " tool, device or text")
                        .option("--branch", "<n|device>", "Continue this branch (see roam branches)")
                        .flag("--here", "Continue in the current folder"))
                .example("$ roam resume", "$ roam resume login redirect", "$ roam resume d389895d --branch laptop")
                .exitCode(ExitCode.CANCELLED, "The picker was closed without a choice")
                .related("roam list", "roam branches", "roam fork");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        ResumePlan plan;
        try (Roam roam = context.openRoam()) {
            Optional<String> id = new ConversationResolver(roam, arguments, context).resolve();
            if (id.isEmpty()) {
                return ExitCode.CANCELLED;
            }
            plan = new ClosePrompt(context, () -> toolName(roam, id.get()))
                    .retryUntilClosed(() -> resume(roam, id.get(), arguments, context));
        }
        return new ToolLauncher(arguments, context).launch(plan, arguments.has("--branch"));
    }

    static String toolName(Roam roam, String id) {
        return ToolName.of(roam.conversations().require(id).tool());
    }

    private static ResumePlan resume(Roam roam, String id, ParsedArguments arguments, CommandContext context) {
        Optional<Path> folder =
                arguments.has("--here") ? Optional.of(context.machine().directory()) : Optional.empty();
        return roam.resume(id, folder, arguments.option("--branch"));
    }
}
