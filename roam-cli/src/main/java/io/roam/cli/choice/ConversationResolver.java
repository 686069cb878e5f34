package io.roam.cli.choice;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.SyncOptions;
import io.roam.api.UnknownConversationException;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ParsedArguments;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the conversation that the arguments of {@code roam resume} mean. */
public record ConversationResolver(Roam roam, ParsedArguments arguments, CommandContext context) {
    /** Returns the id of the conversation; nothing if the user was asked, and cancelled. */
    public Optional<String> resolve() {
        List<String> words = arguments.arguments();
        if (words.isEmpty()) {
            return ConversationPicker.isPossible(arguments, context) ? letUserPick() : resolveNewest();
        }
        return words.size() == 1 && isKnownId(words.get(0)) ? Optional.of(words.get(0)) : resolveWords(words);
    }

    private Optional<String> resolveNewest() {
        roam.sync(); // the newest may not have arrived yet
        return Optional.of(roam.conversations().newestIn(currentFolder()).id());
    }

    /** Shows what is known, and synchronizes meanwhile; what is asked line by line is asked after a synchronization. */
    private Optional<String> letUserPick() {
        List<Conversation> known = selectable();
        if (!known.isEmpty() && picker().supportsFullScreen()) {
            return picker().pickWhileSyncing(known, newestHere(known), this::selectable);
        }
        roam.sync(SyncOptions.usual()
                .waiting(Duration.ZERO)); // resuming the picked conversation syncs again, and waits for other devices
        List<Conversation> conversations = selectable();
        if (conversations.isEmpty()) {
            return Optional.of(roam.conversations().newestIn(currentFolder()).id()); // throws, as there is none
        }
        return picker().pick(conversations, "", newestHere(conversations));
    }

    private Optional<String> newestHere(List<Conversation> conversations) {
        return conversations.stream()
                .filter(conversation -> roam.conversations().belongsTo(conversation, currentFolder()))
                .map(Conversation::id)
                .findFirst();
    }

    private Path currentFolder() {
        return context.machine().directory();
    }

    private ConversationPicker picker() {
        return new ConversationPicker(context, roam);
    }

    private List<Conversation> selectable() {
        return roam.conversations().list().stream()
                .filter(conversation -> conversation.state() != Conversation.State.PRIVATE)
                .toList();
    }

    private boolean isKnownId(String word) {
        try {
            roam.conversations().require(word);
            return true;
        } catch (UnknownConversationException e) {
            return false;
        }
    }

    private Optional<String> resolveWords(List<String> words) {
        String typed = String.join(" ", words);
        List<Conversation> conversations = selectable();
        List<Conversation> matches = findMatches(conversations, words);
        if (matches.size() == 1) {
            return Optional.of(matches.get(0).id());
        }
        if (matches.isEmpty()) {
            return Optional.of(resolveAfterSync(words));
        }
        if (!ConversationPicker.isPossible(arguments, context)) {
            throw UnknownConversationException.severalMatching(typed, matches);
        }
        return picker().pick(conversations, typed, Optional.empty());
    }

    /** Returns what these words name; if that is nothing, the conversations with a message that contains them. */
    private List<Conversation> findMatches(List<Conversation> conversations, List<String> words) {
        List<Conversation> named = picker().filter(conversations, String.join(" ", words));
        if (!named.isEmpty()) {
            return named;
        }
        Set<String> holding = new MessagePreviews(roam).conversationsContaining(words);
        return conversations.stream()
                .filter(conversation -> holding.contains(conversation.id()))
                .toList();
    }

    /** Returns a single word that is an id after a sync: the conversation may not have arrived before. */
    private String resolveAfterSync(List<String> words) {
        if (words.size() > 1) {
            throw UnknownConversationException.noneMatching(String.join(" ", words));
        }
        roam.sync();
        String word = words.get(0);
        boolean isBeginning = roam.conversations().list().stream()
                .anyMatch(conversation -> conversation.id().startsWith(word)
                        || conversation.session().startsWith(word));
        if (!isKnownId(word) && !isBeginning) {
            throw UnknownConversationException.noneMatching(word);
        }
        return word;
    }
}
