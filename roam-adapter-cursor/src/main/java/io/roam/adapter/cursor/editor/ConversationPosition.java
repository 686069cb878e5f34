package io.roam.adapter.cursor.editor;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.roam.spi.tool.Position;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How far a conversation was read.
 *
 * @param bubbles the number of bubbles
 * @param hash the hash of their ids and versions
 * @param maxRowid the greatest row number there was
 */
record ConversationPosition(int bubbles, String hash, long maxRowid) {
    private static final ConversationPosition START = new ConversationPosition(0, "", -1);
    private static final Pattern FORM = Pattern.compile("(\\d{1,9}) ([0-9a-f]{64}) (-?\\d{1,18})");

    static Optional<ConversationPosition> parse(Position position) {
        if (position.equals(Position.START)) {
            return Optional.of(START);
        }
        Matcher matcher = FORM.matcher(position.token());
        return matcher.matches()
                ? Optional.of(new ConversationPosition(
                        Integer.parseInt(matcher.group(1)), matcher.group(2), Long.parseLong(matcher.group(3))))
                : Optional.empty();
    }

    static ConversationPosition after(StoredConversation conversation, int bubbles) {
        return new ConversationPosition(bubbles, hashOf(conversation, bubbles), conversation.maxRowid());
    }

    private static String hashOf(StoredConversation conversation, int bubbles) {
        Hasher sum = Hashing.sha256().newHasher();
        for (BubbleEntry entry : conversation.entries().subList(0, bubbles)) {
            String line = entry.bubble() + ' ' + conversation.versionOf(entry) + '\n';
            sum.putString(line, StandardCharsets.UTF_8);
        }
        return sum.hash().toString();
    }

    Position toPosition() {
        return Position.of(bubbles + " " + hash + " " + maxRowid);
    }

    /** Whether the bubbles before it are unchanged. */
    boolean isValidFor(StoredConversation conversation) {
        List<BubbleEntry> entries = conversation.entries();
        return bubbles == 0
                || (bubbles <= entries.size() && hashOf(conversation, bubbles).equals(hash));
    }
}
