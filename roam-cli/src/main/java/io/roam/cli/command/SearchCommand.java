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
        return CommandSyntax.of("search", "Search the text of your conversations", """
                        Finds messages that contain all the words, in upper or lower case, on all devices and
                        branches. Prompts, answers, reasoning, tool calls and their results, file names and titles are
                        searched; ignored conversations are not. Words in quotes can contain spaces. The first search
                        builds an index and takes longer.
                        """)
                .arguments("<words>", "What a message contains")
                .option("--since", "<date>", "Only messages since a date (2026-11-25) or age (7d, 12h)")
                .flag("--here", "Only conversations of the current folder")
                .option("--tool", "<tool>", "Only conversations of one tool, such as claude")
                .flag(
                        "--all",
                        "Show all matches (default: " + SearchText.MAX_CONVERSATIONS + " conversations, "
                                + SearchText.MAX_MATCHES + " messages each)")
                .flag("--no-pager", "Do not use a pager")
                .json()
                .example("$ roam search rate limit", "$ roam search \"connection reset\" --since 7d")
                .exitCode(ExitCode.FAILED, "Nothing was found, or the command failed")
                .related("roam show", "roam resume");
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
