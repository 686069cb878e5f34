package io.roam.cli.choice;

import io.roam.Roam;
import io.roam.api.SearchQuery;
import io.roam.cli.pick.PreviewMessage;
import io.roam.cli.pick.PreviewSource;
import io.roam.transcript.Message;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was said in the conversations of a home, as far as somebody who picks one wants to know it. */
record MessagePreviews(Roam roam) implements PreviewSource {
    private static final int MESSAGES = 30;
    private static final int LETTERS = 2000;

    @Override
    public List<PreviewMessage> lastOf(String id, BooleanSupplier wanted) {
        ArrayDeque<PreviewMessage> last = new ArrayDeque<>();
        try (Stream<Message> messages = roam.transcript(id).messages()) {
            Iterator<Message> all = messages.iterator();
            while (all.hasNext() && wanted.getAsBoolean()) {
                said(all.next()).ifPresent(last::add);
                if (last.size() > MESSAGES) {
                    last.remove();
                }
            }
        }
        return List.copyOf(last);
    }

    @Override
    public Set<String> holding(List<String> words) {
        return roam
                .search(new SearchQuery(
                        words, Optional.empty(), Optional.empty(), Optional.empty(), Integer.MAX_VALUE, 1))
                .stream()
                .map(result -> result.conversation().id())
                .collect(Collectors.toSet());
    }

    /** Words on the main track; what tools and subagents said is left out. */
    private static Optional<PreviewMessage> said(Message message) {
        if (!message.active() || !message.track().isEmpty() || message.role() == Role.SYSTEM) {
            return Optional.empty();
        }
        String text = message.parts().stream().flatMap(MessagePreviews::words).collect(Collectors.joining("\n"));
        String who = message.role() == Role.USER ? "you" : "assistant";
        return text.isBlank() ? Optional.empty() : Optional.of(new PreviewMessage(who, end(text)));
    }

    private static Stream<String> words(Part part) {
        return part instanceof Part.Text text ? Stream.of(text.text()) : Stream.empty();
    }

    private static String end(String text) {
        int from = Math.max(0, text.length() - LETTERS);
        return text.substring(from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
