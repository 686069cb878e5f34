package io.roam.transcript;

import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The messages with text of the user and the model in a transcript.
 *
 * @param messages the number of them
 * @param last the last of them
 */
public record SpokenMessages(long messages, Optional<Message> last) {
    private static final int MAX_LETTERS = 200;

    /** Counts the messages of a transcript. */
    public static SpokenMessages of(Transcript transcript) {
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
        return message.role() != Role.SYSTEM && !textOf(message).isBlank();
    }

    private static String textOf(Message message) {
        return message.parts().stream()
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining(" "));
    }

    /** Returns the beginning of the last message, on one line. */
    public String excerpt() {
        String line = last.map(SpokenMessages::textOf).orElse("").strip().replaceAll("\\s+", " ");
        int end = line.offsetByCodePoints(0, Math.min(MAX_LETTERS, line.codePointCount(0, line.length())));
        return end == line.length() ? line : line.substring(0, end) + "…";
    }
}
