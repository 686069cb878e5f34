package io.roam.adapter.claude.transcript;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text in a message of the user as a title shows it: without what an editor or the tool put before it, on one line. The tool writes
 * a command that the user typed in tags.
 */
record PromptText(String text) {
    private static final int MAX_LENGTH = 80;
    private static final int ENOUGH = 10_000;

    private static final Pattern PASTED = Pattern.compile("</?pasted_content id=\"[0-9a-f]{4}\">");
    private static final Pattern BLOCK_BEFORE =
            Pattern.compile("\\s*<(ide_[a-z_]+|system-reminder)(?:\\s[^>]*)?>.*?</\\1>\\s*", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("<command-name>([^<]+)</command-name>");
    private static final Pattern ARGUMENTS =
            Pattern.compile("<command-args>(.*?)(?:</command-args>|\\z)", Pattern.DOTALL);
    private static final Pattern SHELL = Pattern.compile("<bash-input>(.*?)(?:</bash-input>|\\z)", Pattern.DOTALL);
    private static final Pattern NO_WORDS = Pattern.compile(
            "<[a-z][\\w-]*[\\s>]|\\[Request interrupted[^\\]]*\\]|\\[This turn ended before it finished");

    /** Returns the text of a message, without what is not the user's. */
    static PromptText of(String message) {
        String rest = behindBlocks(message);
        String beginning = rest.substring(0, Math.min(rest.length(), ENOUGH));
        return new PromptText(PASTED.matcher(beginning).replaceAll(" ").strip());
    }

    /** Whether an editor or the tool put all of a text into a message of the user. */
    static boolean isContext(String text) {
        return text.startsWith("<") && behindBlocks(text).isBlank();
    }

    private static String behindBlocks(String text) {
        Matcher block = BLOCK_BEFORE.matcher(text);
        int from = 0;
        while (block.region(from, text.length()).lookingAt()) {
            from = block.end();
        }
        return text.substring(from);
    }

    /** Returns the user's words, or the line typed for the shell; empty if there are none. */
    Optional<String> words() {
        if (text.startsWith("<bash-input>")) {
            return find(SHELL).map(line -> shorten("! " + line.strip()));
        }
        return text.isEmpty() || NO_WORDS.matcher(text).lookingAt() ? Optional.empty() : Optional.of(shorten(text));
    }

    /** Returns the command with its arguments. */
    Optional<String> command() {
        return text.startsWith("<command-")
                ? find(COMMAND).map(name -> shorten(name + " " + find(ARGUMENTS).orElse("")))
                : Optional.empty();
    }

    private Optional<String> find(Pattern tag) {
        Matcher found = tag.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }

    private static String shorten(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        int characters = line.codePointCount(0, line.length());
        return characters <= MAX_LENGTH ? line : line.substring(0, line.offsetByCodePoints(0, MAX_LENGTH - 1)) + "…";
    }
}
