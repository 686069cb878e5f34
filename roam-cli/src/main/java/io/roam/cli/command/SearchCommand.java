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
import io.roam.cli.choice.ToolChoice;
import io.roam.cli.launch.Pager;
import io.roam.cli.output.SearchJson;
import io.roam.cli.output.SearchText;
import io.roam.cli.output.SyncText;
import io.roam.cli.terminal.Terminal;
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

                        A terminal shows the newest %d conversations with %d matches each in your pager, or as many as
                        the screen holds without one. Into a file or another program, search prints all matches in
                        full lines.
                        """.formatted(
                                SearchText.MAX_CONVERSATIONS, SearchText.MAX_MATCHES))
                .arguments("<words>", "What a message contains")
                .option("--since", "<date>", "Only messages since a date (2026-11-25) or age (7d, 12h)")
                .flag("--here", "Only conversations of the current folder")
                .option(
                        "--tool",
                        "<tool>",
                        "Only one tool: claude, codex, cursor, cursor-agent, gemini, qwen, windsurf, devin")
                .option("--limit", "<n>", "Show at most this many conversations")
                .flag("--all", "Show all matches, in full lines")
                .flag("--no-pager", "Do not use a pager")
                .json()
                .example("$ roam search rate limit", "$ roam search \"connection reset\" --since 7d")
                .exitCode(ExitCode.FAILED, "Nothing was found, or the command failed")
                .related("roam show", "roam resume");
    }

    @Override
    public int run(ParsedArguments arguments, CommandContext context) {
        Optional<Integer> limit = arguments.option("--limit").map(ArgumentValues::parseCount);
        boolean all = arguments.isJson()
                || arguments.has("--all")
                || !context.terminal().isInteractive();
        int conversations = limit.orElse(all ? Integer.MAX_VALUE - 1 : SearchText.MAX_CONVERSATIONS);
        try (Roam roam = context.openRoam()) {
            SearchQuery query = query(arguments, context, roam, conversations + 1, all);
            List<SearchResult> results = roam.conversations().search(query);
            List<String> failures = roam.conversations().failures();
            SearchText text = new SearchText(context, conversations, all);
            new Pager(arguments, context).run(() -> print(results, text, limit.isPresent(), arguments, context));
            return results.isEmpty() && failures.isEmpty()
                    ? ExitCode.FAILED
                    : SyncText.finishReading(failures, context);
        }
    }

    private static SearchQuery query(
            ParsedArguments arguments, CommandContext context, Roam roam, int conversations, boolean all) {
        return new SearchQuery(
                arguments.arguments(),
                ToolChoice.of(arguments, context, () -> roam.conversations().list()),
                arguments
                        .option("--since")
                        .map(text -> ArgumentValues.parseSince(
                                text, context.machine().clock().instant(), context.zone())),
                arguments.has("--here") ? Optional.of(context.machine().directory()) : Optional.empty(),
                conversations,
                all ? Integer.MAX_VALUE : SearchText.MAX_MATCHES + 1);
    }

    private static int print(
            List<SearchResult> results,
            SearchText text,
            boolean isLimited,
            ParsedArguments arguments,
            CommandContext context) {
        if (arguments.isJson()) {
            context.terminal()
                    .printJson(Map.of(
                            "results",
                            results.stream()
                                    .limit(text.conversations())
                                    .map(SearchJson::toJson)
                                    .toList()));
        } else if (isLimited || arguments.has("--all") || context.terminal().isPaged()) {
            text.print(results, Terminal.UNLIMITED);
        } else {
            text.print(results, context.terminal().rows());
        }
        return ExitCode.DONE;
    }
}
