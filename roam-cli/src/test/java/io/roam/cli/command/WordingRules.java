package io.roam.cli.command;

import static java.util.regex.Pattern.CASE_INSENSITIVE;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which constructions and terms do not belong in what users read. */
final class WordingRules {
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}'-]*");

    /** Constructions that comparable tools hardly use. */
    private static final List<Pattern> MANNERED = patterns(
            "(?<!there )\\bis no (?!longer|more|need|way)\\w+",
            "\\b(?:called|begins?|says?) so\\b",
            "\\b(?:have|has|let) (?:it|them|Claude Code|Windsurf|Cursor|Syncthing|your shells?) \\w+",
            "\\b(?:go|goes|going|went|gone) on\\b",
            "\\blast words?\\b|\\bspoken\\b|\\b(?:was|were) said\\b",
            "\\bstands? in\\b",
            "\\bt(?:ake|akes|aken|ook) back\\b|\\bput (?:away|right|aside)\\b",
            "\\ball the same\\b|\\bby itself\\b|\\bany more\\b|\\bat once\\b|\\bbeside\\b",
            "\\b(?:nobody|somebody|whoever)\\b",
            "\\b(?:anew|meanwhile|besides|heeds?|heeded|likewise|untried)\\b|\\bof its own accord\\b|\\bas a rule\\b",
            "(?<!thing |one |where |what |who |or |little )\\belse\\b",
            ", (?:for|as) (?:they|it|he|she|there|nothing|those|these|none) \\w+",
            "\\bwhatever (?:its|the|it)\\b|\\bthe matter\\b|\\ball there is\\b|\\ball that can be\\b",
            "\\bit is (?:said|told)\\b|\\b(?:is|are|be|was|were) told\\b",
            "\\b(?:roam|program|tool|file|line|code|message|table|page|report|rule|setting|header|card|document|status)s? (?:says?|tells?|said)\\b",
            "\\b(?:stands?|lies?|lay) (?:there|here|next|behind|before|below|at)\\b|\\bcame of\\b",
            "\\b(?:in|at) one go\\b|\\b(?:is|lies) behind it\\b",
            "(?:^|[.;:] )(?:[A-Z]\\w+ed|Kept|Left) (?:is|are) (?:an?|at|the|what)\\b",
            "\\w\\(s\\)|^(?:Is|Are|Was|Were) \\w+ already\\b|^(?:Remains|Let in)\\b",
            "\\([^()]*\\([^()]*\\)");

    /** Terms that only code uses, with the word for users. */
    private static final Map<Pattern, String> PRIVATE_TERMS = terms();

    /** Uses that are right, each with its reason. */
    private static final Map<Pattern, String> EXCEPTIONS = exceptions();

    private WordingRules() {}

    private static List<Pattern> patterns(String... texts) {
        return List.of(texts).stream()
                .map(text -> Pattern.compile(text, CASE_INSENSITIVE))
                .toList();
    }

    private static Map<Pattern, String> terms() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("peers?|newcomers?|the other one", "device");
        terms.put("stores?", "tool, tool data folder");
        terms.put("talks?|chats?", "conversation");
        terms.put("events?|records?", "message");
        terms.put("heads?", "branch");
        terms.put("siblings?", "separate session for a branch");
        terms.put("side tracks?", "subagent");
        terms.put("pool", "archive");
        terms.put("captur(?:e|es|ed|ing)|capture", "save");
        terms.put("give out|gives out|given out|take in|takes in|taken in", "send, receive");
        terms.put("plac(?:es|ed|ing)|be placed|unplaced", "add, update");
        terms.put("workspaces?", "folder, project");
        terms.put("elsewhere", "not here, on another device");
        terms.put("private(?! key)|kept out", "ignored");
        terms.put("transports?|meeting place|devices meet", "sync method");
        terms.put("vouch(?:es|ed)?|retired?|standing", "introduced, removed, status");
        terms.put("taken back|takes? back", "undone");
        terms.put("put away|puts away", "hidden");
        terms.put("held", "paused");
        terms.put("absent", "deleted here");
        terms.put("settled|unsettled", "still being written");
        terms.put("refused", "cannot be written");
        terms.put("untrue|lies|cannot be true", "quarantined: failed verification");
        terms.put("waits(?! for)", "pending");
        terms.put("twins?", "duplicate device key");
        terms.put("strays?|leftovers?|odd", "unknown file, temporary file, skipped file");
        terms.put("stands?", "is in");
        terms.put("last words?|words that the tool went back from", "last message, rewound messages");
        terms.put("letters", "characters");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        terms.forEach((term, right) ->
                patterns.put(Pattern.compile("(?<![\\w.-])(?:" + term + ")(?![\\w-])", CASE_INSENSITIVE), right));
        return patterns;
    }

    private static Map<Pattern, String> exceptions() {
        Map<String, String> exceptions = new LinkedHashMap<>();
        exceptions.put("--?[a-z][a-z-]*", "an option is named, not said");
        exceptions.put("windsurf\\.place|private-key|PowerShell", "a name");
        exceptions.put("\\]\\([^)]*\\)", "where a link leads is not read");
        exceptions.put("# (?:Cascade )?Chat Conversation", "a heading that Windsurf writes");
        exceptions.put("such as head\\b", "a program");
        exceptions.put("https?://\\S+", "an address is not read");
        Map<Pattern, String> patterns = new LinkedHashMap<>();
        exceptions.forEach((text, reason) -> patterns.put(Pattern.compile("(?<![\\w])(?:" + text + ")"), reason));
        return patterns;
    }

    static int countWords(String text) {
        return (int) WORD.matcher(text).results().count();
    }

    private static String strip(String text) {
        String stripped = text;
        for (Pattern exception : EXCEPTIONS.keySet()) {
            stripped = exception.matcher(stripped).replaceAll(" ");
        }
        return stripped;
    }

    /** Returns each mannered construction in the text, as it is there. */
    static List<String> findMannered(String text) {
        return find(text, MANNERED);
    }

    /** Returns each private term in the text, with the word for users. */
    static List<String> findPrivateTerms(String text) {
        List<String> found = new ArrayList<>();
        PRIVATE_TERMS.forEach((term, right) ->
                find(text, List.of(term)).forEach(word -> found.add(word + " (write: " + right + ")")));
        return found;
    }

    private static List<String> find(String text, List<Pattern> patterns) {
        String stripped = strip(text);
        List<String> found = new ArrayList<>();
        for (Pattern pattern : patterns) {
            pattern.matcher(stripped).results().map(MatchResult::group).forEach(found::add);
        }
        return found;
    }
}
