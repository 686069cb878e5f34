package io.roam.testkit;

import io.roam.spi.tool.Record;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The class rule {@code fake/1}.
 *
 * <pre>
 * E ID PARENT TEXT   an event; PARENT is - if it continues nothing; a TEXT that begins with @SECONDS says when
 * S ID PARENT TEXT   state with a link
 * M TEXT             state without one
 * T KEY TEXT         a value under a key
 * L TEXT             binds to this machine
 * </pre>
 *
 * <p>Every other line is an event: it may hold a message.
 */
final class FakeLine {
    private static final Pattern WHOLE =
            Pattern.compile("[ES] \\w+ (-|\\w+) (@\\d+ )?(word|x)( #[\\w-]+)?|[ML] [ml]\\d+|T title .+");

    private FakeLine() {}

    static Record record(String track, byte[] line, boolean ended) {
        String[] words = new String(line, StandardCharsets.ISO_8859_1).split(" ", 4);
        Record record = switch (words.length < 2 ? "" : words[0]) {
            case "S" -> linked(Record.state(track, line), words);
            case "M" -> Record.state(track, line);
            case "T" -> Record.property(track, words[1], line);
            case "L" -> Record.local(track, line);
            case "E" -> linked(Record.event(track, line), words);
            default -> Record.event(track, line);
        };
        return ended ? record.asLine() : record.unterminated();
    }

    /** Whether a line is one that the tool writes, from its beginning to its end. */
    static boolean isWhole(byte[] line) {
        return WHOLE.matcher(new String(line, StandardCharsets.ISO_8859_1)).matches();
    }

    /** Returns what of a line is whole, if it began with a part of another one; empty if nothing is. */
    static String wholeOf(String line) {
        for (int at = 0; at < line.length(); at++) {
            if (WHOLE.matcher(line.substring(at)).matches()) {
                return line.substring(at);
            }
        }
        return "";
    }

    private static Record linked(Record record, String[] words) {
        return words.length < 3 ? record : record.withLink(words[1], parent(words[2]));
    }

    private static @Nullable String parent(String word) {
        return word.equals("-") ? null : word;
    }

    /** Returns the time of an event, if its text has one. */
    static Optional<Instant> time(Record event) {
        String[] words = text(event).split(" ", 5);
        return words.length > 3 && words[3].matches("@\\d{1,12}")
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(words[3].substring(1))))
                : Optional.empty();
    }

    /** Returns the last part of a line. */
    static String said(Record record) {
        int before = record.kind() == Record.Kind.PROPERTY ? 2 : time(record).isPresent() ? 4 : 3;
        String[] words = text(record).split(" ", before + 1);
        return words[words.length - 1];
    }

    static String text(Record record) {
        return new String(record.payload(), StandardCharsets.UTF_8);
    }
}
