package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.BranchTree;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.output.BranchesJson;
import io.roam.cli.output.BranchesText;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Shows the branches of a conversation, hides one, or shows it again. */
final class BranchesCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of("branches", "Show a conversation's branches; hide or unhide one", """
                        A conversation gets a branch when it is continued on two devices before they have synced. No
                        message is lost: each branch is a session of its own. Branches are numbered, the most recently
                        active one first, so numbers can change.

                        Hiding a branch removes its session from the tool on this device only. The messages stay in
                        roam's archive and on your other devices.
                        """)
                .usage("branches <id> [--hide <branch> | --unhide <branch>]")
                .argument("<id>", true, "Conversation or session ID, or its first characters")
                .option("--hide", "<branch>", "Hide a branch: its number, or the device it was last continued on")
                .formerName("--drop", "--hide")
                .option("--unhide", "<branch>", "Show a hidden branch in the tool again")
                .formerName("--keep", "--unhide")
                .json()
                .example(
                        "$ roam branches d389895d",
                        "$ roam resume d389895d --branch 2",
                        "$ roam branches d389895d --hide laptop")
                .related("roam resume", "roam undo", "roam help ids");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        String id = arguments.argument(0).orElseThrow();
        Optional<String> hide = arguments.option("--hide");
        Optional<String> unhide = arguments.option("--unhide");
        if (hide.isPresent() && unhide.isPresent()) {
            throw arguments.usageError("--hide and --unhide cannot be combined");
        }
        try (Roam roam = context.openRoam()) {
            if (hide.isPresent()) {
                printHidden(roam.dropBranch(id, hide.get()), id, hide.get(), arguments, context);
            }
            if (unhide.isPresent()) {
                return SyncText.printReport(roam.restoreBranch(id, unhide.get()), arguments, context);
            }
            if (hide.isEmpty() && unhide.isEmpty()) {
                print(roam.conversations().branches(id), arguments, context);
                printCopies(roam, id, arguments, context);
            }
        }
        return ExitCode.DONE;
    }

    private static void print(BranchTree tree, ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            context.terminal().printJson(BranchesJson.toJson(tree));
        } else {
            new BranchesText(tree, context).print();
        }
    }

    /** Names the copies that the tool made of a conversation: each has branches of its own. */
    private static void printCopies(Roam roam, String id, ParsedArguments arguments, CommandContext context) {
        String own = roam.conversations().require(id).id();
        if (!arguments.isJson()) {
            roam.conversations().list().stream()
                    .filter(one -> one.id().equals(own) || one.copies().contains(own))
                    .flatMap(one -> Stream.concat(Stream.of(one.id()), one.copies().stream()))
                    .filter(other -> !other.equals(own))
                    .forEach(other -> context.terminal()
                            .print("A copy with a session ID of its own: roam branches " + other.substring(0, 8)));
        }
    }

    private static void printHidden(
            Optional<BranchTree.Session> session,
            String id,
            String branch,
            ParsedArguments arguments,
            CommandContext context) {
        if (arguments.isJson()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("hidden", branch);
            json.put("session", session.map(BranchTree.Session::id).orElse(null));
            context.terminal().printJson(json);
            return;
        }
        String removed = session.map(placed -> "Its session was removed from its tool on this device.")
                .orElse("It had no session here.");
        context.terminal().print(Style.GOOD.apply("Hidden:") + " branch " + branch + ". " + removed);
        context.errors()
                .printHints(List.of(
                        (session.isPresent() ? "roam undo, or " : "") + "roam branches " + id + " --unhide " + branch));
    }
}
