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

/** Reads from a home what the picker shows and searches of messages. */
record MessagePreviews(Roam roam) implements PreviewSource {
    private static final int MAX_MESSAGES = 30;
    private static final int MAX_LENGTH = 2000;

    @Override
    public List<PreviewMessage> lastMessages(String id, BooleanSupplier isWanted) {
        ArrayDeque<PreviewMessage> previews = new ArrayDeque<>();
        try (Stream<Message> messages = roam.conversations().transcript(id).messages()) {
            Iterator<Message> iterator = messages.iterator();
            while (iterator.hasNext() && isWanted.getAsBoolean()) {
                toPreview(iterator.next()).ifPresent(previews::add);
                if (previews.size() > MAX_MESSAGES) {
                    previews.remove();
                }
            }
        }
        return List.copyOf(previews);
    }

    @Override
    public Set<String> conversationsContaining(List<String> words) {
        return roam.conversations().search(SearchQuery.of(words).atMost(Integer.MAX_VALUE, 1)).stream()
                .map(result -> result.conversation().id())
                .collect(Collectors.toSet());
    }

    /** Returns the preview of a message on the main track; none for tools and subagents. */
    private static Optional<PreviewMessage> toPreview(Message message) {
        if (!message.active() || !message.track().isEmpty() || message.role() == Role.SYSTEM) {
            return Optional.empty();
        }
        String text = message.parts().stream().flatMap(MessagePreviews::textOf).collect(Collectors.joining("\n"));
        String who = message.role() == Role.USER ? "you" : "assistant";
        return text.isBlank() ? Optional.empty() : Optional.of(new PreviewMessage(who, keepEnd(text)));
    }

    private static Stream<String> textOf(Part part) {
        return part instanceof Part.Text text ? Stream.of(text.text()) : Stream.empty();
    }

    private static String keepEnd(String text) {
        int from = Math.max(0, text.length() - MAX_LENGTH);
        return text.substring(from > 0 && Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
