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
import java.nio.file.Path;
import java.util.Optional;

/** Continues a conversation in its tool. */
final class ResumeCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return ToolLauncher.addOptions(CommandSyntax.of(
                                "resume",
                                "Synchronizes, brings a conversation into its tool here, and starts the tool's",
                                "own command that continues it, in the conversation's folder. WORDS that only",
                                "one has in its title, folder, tool or device are as good as its id. Otherwise,",
                                "and without any, you choose on a terminal; elsewhere it is the newest of the",
                                "current folder. If it went on in several ways, it is the one spoken in last,",
                                "or the session whose own id is given.")
                        .anyArguments(
                                "ID|WORDS", "the beginning of the conversation's id, or of the tool's own; or words")
                        .option(
                                "--branch",
                                "NUMBER|DEVICE",
                                "the branch of that number, or last spoken in on that device")
                        .flag("--here", "continue it in the current folder, whatever its folder was"))
                .exitCode(ExitCode.CANCELLED, "you left without a choice");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        ResumePlan plan;
        try (Roam roam = context.openRoam()) {
            Optional<String> id = new ConversationResolver(roam, arguments, context).resolve();
            if (id.isEmpty()) {
                return ExitCode.CANCELLED;
            }
            plan = new ClosePrompt(context).retryUntilClosed(() -> resume(roam, id.get(), arguments, context));
        }
        return new ToolLauncher(arguments, context).launch(plan, arguments.has("--branch"));
    }

    private static ResumePlan resume(Roam roam, String id, ParsedArguments arguments, CommandContext context) {
        Optional<Path> folder =
                arguments.has("--here") ? Optional.of(context.machine().directory()) : Optional.empty();
        return roam.resume(id, folder, arguments.option("--branch"));
    }
}
