package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SearchQuery;
import io.roam.api.SearchResult;
import io.roam.cli.args.ArgumentValues;
import io.roam.cli.args.Command;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.CommandSyntax;
import io.roam.cli.args.ExitCode;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.launch.Pager;
import io.roam.cli.output.SearchJson;
import io.roam.cli.output.SearchText;
import io.roam.cli.output.SyncText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Searches the messages of all conversations. */
final class SearchCommand implements Command {
    @Override
    public CommandSyntax syntax() {
        return CommandSyntax.of(
                        "search",
                        "Looks for messages that hold all the words, in any case, in the conversations of",
                        "all devices; a word may have spaces in it, if it is quoted. The conversations spoken",
                        "in last come first. What is private is not looked at. The first search after a change",
                        "makes an index, and takes longer.")
                .arguments("WORDS", "what a message has to hold")
                .option("--tool", "TOOL", "only in conversations of a tool, such as claude")
                .option("--since", "DAY", "only in messages since a day, or since 7d or 12h ago")
                .flag("--here", "only in conversations of the current folder")
                .flag(
                        "--all",
                        "show everything, not only " + SearchText.MAX_MATCHES + " messages in "
                                + SearchText.MAX_CONVERSATIONS + " conversations")
                .flag("--no-pager", "do not use a pager")
                .json()
                .exitCode(ExitCode.FAILED, "nothing was found, or the command failed");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        boolean all = arguments.isJson() || arguments.has("--all");
        SearchQuery query = new SearchQuery(
                arguments.arguments(),
                arguments.option("--tool"),
                arguments
                        .option("--since")
                        .map(text -> ArgumentValues.parseSince(
                                text, context.machine().clock().instant(), context.zone())),
                arguments.has("--here") ? Optional.of(context.machine().directory()) : Optional.empty(),
                all ? Integer.MAX_VALUE : SearchText.MAX_CONVERSATIONS + 1,
                all ? Integer.MAX_VALUE : SearchText.MAX_MATCHES + 1);
        try (Roam roam = context.openRoam()) {
            List<SearchResult> results = roam.conversations().search(query);
            List<String> failures = roam.conversations().failures();
            new Pager(arguments, context).run(() -> print(results, arguments, context));
            return results.isEmpty() && failures.isEmpty()
                    ? ExitCode.FAILED
                    : SyncText.finishReading(failures, context.terminal());
        }
    }

    private static int print(List<SearchResult> results, ParsedArguments arguments, CommandContext context) {
        if (arguments.isJson()) {
            context.terminal()
                    .printJson(Map.of(
                            "results", results.stream().map(SearchJson::toJson).toList()));
        } else {
            new SearchText(context, arguments.has("--all")).print(results);
        }
        return ExitCode.DONE;
    }
}
