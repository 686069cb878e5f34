package io.roam.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;

/**
 * Identifies a conversation on every device; derived from the tool and the first event.
 *
 * @param hex 32 lower-case hex digits
 */
public record ConversationId(String hex) implements Comparable<ConversationId> {
    /** The number of digits. */
    public static final int DIGITS = 32;

    /** Checks the form. */
    public ConversationId {
        if (!isId(hex)) {
            throw new IllegalArgumentException("no conversation id: " + hex);
        }
    }

    /** Returns the id of the conversation that began in {@code tool} with this event. */
    public static ConversationId of(String tool, Hash firstIdentity) {
        byte[] prefix = ("roam conversation 1\n" + tool + "\n").getBytes(UTF_8);
        Hash hash = new Sha256().add(prefix).add(firstIdentity).finish();
        return new ConversationId(hash.hex().substring(0, DIGITS));
    }

    /** Parses a complete id; empty for any other text. */
    public static Optional<ConversationId> parse(String text) {
        return isId(text) ? Optional.of(new ConversationId(text)) : Optional.empty();
    }

    private static boolean isId(String text) {
        boolean id = text.length() == DIGITS;
        for (int i = 0; id && i < DIGITS; i++) {
            char digit = text.charAt(i);
            id = (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
        }
        return id;
    }

    @Override
    public int compareTo(ConversationId other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
