package io.roam.cli.pick;

import io.roam.cli.pick.KeyPress.Kind;
import io.roam.cli.terminal.SafeText;
import java.util.Map;
import java.util.Optional;

/** Decodes the characters that a terminal sends into keys. */
final class KeyReader {
    /** The characters that a terminal sends, each a code point. */
    interface Source {
        /** No character arrived before the timeout. */
        int TIMEOUT = -2;
        /** No character will arrive any more. */
        int CLOSED = -1;

        int readCharacter();
    }

    private static final int ESCAPE = 27;
    private static final int MAX_SEQUENCE = 32;

    private static final Map<Integer, Kind> CONTROL = Map.ofEntries(
            Map.entry((int) '\r', Kind.CHOOSE),
            Map.entry((int) '\n', Kind.CHOOSE),
            Map.entry((int) '\b', Kind.DELETE),
            Map.entry(127, Kind.DELETE),
            Map.entry(control('W'), Kind.DELETE_WORD),
            Map.entry(control('U'), Kind.DELETE_ALL),
            Map.entry(control('P'), Kind.UP),
            Map.entry(control('N'), Kind.DOWN),
            Map.entry(control('A'), Kind.HOME),
            Map.entry(control('E'), Kind.END),
            Map.entry(control('C'), Kind.CANCEL),
            Map.entry(control('D'), Kind.CANCEL_IF_EMPTY));

    /** Kinds by the letter that ends an escape sequence, or the number before its tilde. Modifiers such as Shift are ignored. */
    private static final Map<String, Kind> SEQUENCES = Map.ofEntries(
            Map.entry("A", Kind.UP),
            Map.entry("B", Kind.DOWN),
            Map.entry("H", Kind.HOME),
            Map.entry("F", Kind.END),
            Map.entry("1~", Kind.HOME),
            Map.entry("7~", Kind.HOME),
            Map.entry("4~", Kind.END),
            Map.entry("8~", Kind.END),
            Map.entry("5~", Kind.PAGE_UP),
            Map.entry("6~", Kind.PAGE_DOWN));

    private final Source source;

    KeyReader(Source source) {
        this.source = source;
    }

    private static int control(char letter) {
        return letter - '@';
    }

    /** Returns the next key, or nothing after the timeout. A closed terminal cancels. */
    Optional<KeyPress> readKey() {
        int c = source.readCharacter();
        return c == Source.TIMEOUT ? Optional.empty() : Optional.of(toKey(c));
    }

    private KeyPress toKey(int c) {
        if (c == Source.CLOSED) {
            return KeyPress.of(Kind.CANCEL);
        }
        if (c == ESCAPE) {
            return readEscaped(source.readCharacter());
        }
        if (Character.isISOControl(c)) {
            return KeyPress.of(CONTROL.getOrDefault(c, Kind.NONE));
        }
        return SafeText.isDangerous(c) ? KeyPress.of(Kind.NONE) : KeyPress.ofCharacter(c);
    }

    private KeyPress readEscaped(int c) {
        return switch (c) {
            case Source.TIMEOUT, Source.CLOSED, ESCAPE -> KeyPress.of(Kind.CANCEL);
            case '[', 'O' -> readSequence();
            case 127 -> KeyPress.of(Kind.DELETE_WORD);
            default -> KeyPress.of(Kind.NONE);
        };
    }

    private KeyPress readSequence() {
        StringBuilder sequence = new StringBuilder();
        int c = source.readCharacter();
        while (c >= ' ' && c < '@' && sequence.length() < MAX_SEQUENCE) {
            sequence.append((char) c);
            c = source.readCharacter();
        }
        String number = sequence.toString().replaceFirst(";.*", "");
        return KeyPress.of(
                SEQUENCES.getOrDefault(c == '~' ? number + '~' : Character.toString(Math.max(0, c)), Kind.NONE));
    }
}
