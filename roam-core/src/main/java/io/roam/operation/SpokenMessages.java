package io.roam.operation;

import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import io.roam.transcript.Transcript;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was said between two places of a conversation.
 *
 * @param messages how many with words there are, of the user's and the model's
 * @param last the last of them
 */
record SpokenMessages(long messages, Optional<Message> last) {
    private static final int LETTERS = 200;

    static SpokenMessages in(Transcript transcript) {
        long messages = 0;
        @Nullable Message last = null;
        try (Stream<Message> all = transcript.messages()) {
            Iterator<Message> spoken = all.filter(SpokenMessages::isSpoken).iterator();
            while (spoken.hasNext()) {
                last = spoken.next();
                messages++;
            }
        }
        return new SpokenMessages(messages, Optional.ofNullable(last));
    }

    private static boolean isSpoken(Message message) {
        return message.role() != Role.SYSTEM && !words(message).isBlank();
    }

    private static String words(Message message) {
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining(" "));
    }

    /** The beginning of the last words, on one line. */
    String lastWords() {
        String line = last.map(SpokenMessages::words).orElse("").strip().replaceAll("\\s+", " ");
        int end = line.offsetByCodePoints(0, Math.min(LETTERS, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }
}
