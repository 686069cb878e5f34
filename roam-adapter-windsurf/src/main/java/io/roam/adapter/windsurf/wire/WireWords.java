package io.roam.adapter.windsurf.wire;

import io.roam.adapter.windsurf.FileUri;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the words in a message without a schema: its texts, each once, without numbers, ids and signatures. */
public final class WireWords {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_LENGTH = 64 << 10;
    private static final String MORE = "…";

    /** A tool's own ids and hashes, and what is encoded. */
    private static final Pattern CODE = Pattern.compile(
            "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}|[0-9a-fA-F]{16,}|[A-Za-z0-9+/_=-]{64,}");

    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private final Set<String> words = new LinkedHashSet<>();
    private int length;

    private WireWords() {}

    /** Returns the texts of a message, a line or more each; empty if it has none. */
    public static String render(WireMessage message) {
        WireWords found = new WireWords();
        found.addMessage(message, 0);
        return String.join("\n", found.words);
    }

    private void addMessage(WireMessage message, int depth) {
        for (WireField field : message.fields()) {
            if (length > MAX_LENGTH) {
                words.add(MORE);
                return;
            }
            addField(field, depth);
        }
    }

    private void addField(WireField field, int depth) {
        if (!field.isLengthDelimited()) {
            return;
        }
        Optional<String> text = field.asWellFormedText().filter(WireWords::isReadable);
        Optional<WireMessage> message = depth < MAX_DEPTH ? field.asMessage() : Optional.empty();
        if (message.filter(inner -> text.isEmpty() || isNested(inner)).isPresent()) {
            addMessage(message.get(), depth + 1);
        } else {
            text.map(String::strip).filter(WireWords::isWord).ifPresent(this::add);
        }
    }

    private void add(String word) {
        String shortened = word.length() > MAX_LENGTH ? word.substring(0, MAX_LENGTH) + MORE : word;
        String text = FileUri.displayText(shortened);
        if (words.add(text)) {
            length += text.length();
        }
    }

    /** Whether a value that is readable as a text, too, is a message: all of it is in fields with a length. */
    private static boolean isNested(WireMessage message) {
        return !message.fields().isEmpty() && message.fields().stream().allMatch(WireField::isLengthDelimited);
    }

    private static boolean isReadable(String value) {
        return value.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r');
    }

    private static boolean isWord(String text) {
        return LETTER.matcher(text).find()
                && (text.startsWith("/") || !CODE.matcher(text).matches());
    }
}
