package io.roam.cli.command;

import io.roam.Roam;
import io.roam.api.SearchQuery;
import io.roam.api.SearchResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks for words in all conversations. */
final class SearchCommand implements Command {
    @Override
    public Syntax syntax() {
        return Syntax.of(
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
                        "show everything, not only " + SearchWords.SHOWN + " messages in " + SearchWords.CONVERSATIONS
                                + " conversations")
                .json();
    }

    @Override
    public int run(Given given, Host host) {
        boolean all = given.json() || given.has("--all");
        SearchQuery query = new SearchQuery(
                given.arguments(),
                given.option("--tool"),
                given.option("--since")
                        .map(text -> Typed.since(text, host.machine().clock().instant(), host.zone())),
                given.has("--here") ? Optional.of(host.machine().directory()) : Optional.empty(),
                all ? Integer.MAX_VALUE : SearchWords.CONVERSATIONS + 1,
                all ? Integer.MAX_VALUE : SearchWords.SHOWN + 1);
        try (Roam roam = host.open()) {
            List<SearchResult> found = roam.search(query);
            if (given.json()) {
                host.terminal()
                        .json(Map.of("found", found.stream().map(SearchJson::of).toList()));
            } else {
                new SearchWords(host, given.has("--all")).say(found);
            }
        }
        return ExitCode.DONE;
    }
}
