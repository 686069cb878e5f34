package io.roam.cli.choice;

import io.roam.Roam;
import io.roam.api.Conversation;
import io.roam.api.UnknownConversationException;
import io.roam.cli.args.CommandContext;
import io.roam.cli.args.ParsedArguments;
import io.roam.cli.terminal.TextTable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds out which conversation somebody means to go on with. */
public record ConversationResolver(Roam roam, ParsedArguments arguments, CommandContext context) {
    private static final int MOST = 20;
    private static final int WIDEST = 60;

    /** Its id; nothing if somebody was asked, and left. */
    public Optional<String> id() {
        List<String> words = arguments.arguments();
        if (words.isEmpty()) {
            return ConversationPicker.isPossible(arguments, context) ? chosen() : newest();
        }
        return words.size() == 1 && isId(words.get(0)) ? Optional.of(words.get(0)) : named(words);
    }

    private Optional<String> newest() {
        roam.sync(); // the newest may be on its way
        return Optional.of(roam.newestIn(here()).id());
    }

    /** Waits for no other device: to go on with what is chosen looks again. */
    private Optional<String> chosen() {
        roam.sync(Duration.ZERO);
        List<Conversation> all = all();
        if (all.isEmpty()) {
            return Optional.of(roam.newestIn(here()).id()); // says that there is none
        }
        Optional<String> newest = all.stream()
                .filter(one -> roam.belongsTo(one, here()))
                .map(Conversation::id)
                .findFirst();
        return picker().of(all, "", newest);
    }

    private Path here() {
        return context.machine().directory();
    }

    private ConversationPicker picker() {
        return new ConversationPicker(context, roam);
    }

    private List<Conversation> all() {
        return roam.conversations().stream()
                .filter(one -> one.state() != Conversation.State.PRIVATE)
                .toList();
    }

    private boolean isId(String word) {
        try {
            roam.conversation(word);
            return true;
        } catch (UnknownConversationException e) {
            return false;
        }
    }

    private Optional<String> named(List<String> words) {
        String typed = String.join(" ", words);
        List<Conversation> all = all();
        List<Conversation> matches = matching(all, words);
        if (matches.size() == 1) {
            return Optional.of(matches.get(0).id());
        }
        if (matches.isEmpty()) {
            return Optional.of(arriving(words));
        }
        if (!ConversationPicker.isPossible(arguments, context)) {
            matches.stream()
                    .limit(MOST)
                    .forEach(one -> context.terminal()
                            .tell(one.shortId() + "  "
                                    + TextTable.cut(one.title().orElse("(no title)"), WIDEST)));
            throw AmbiguousConversationException.several(matches.size(), typed);
        }
        return picker().of(all, typed, Optional.empty());
    }

    /** What they name; if it is nothing, what holds them in a message. */
    private List<Conversation> matching(List<Conversation> all, List<String> words) {
        List<Conversation> named = picker().withWords(all, String.join(" ", words));
        if (!named.isEmpty()) {
            return named;
        }
        Set<String> holding = new MessagePreviews(roam).holding(words);
        return all.stream().filter(one -> holding.contains(one.id())).toList();
    }

    /** One word that is nothing here may be the id of what is on its way. */
    private String arriving(List<String> words) {
        if (words.size() > 1) {
            throw AmbiguousConversationException.none(String.join(" ", words));
        }
        roam.sync();
        String word = words.get(0);
        boolean isBeginning = roam.conversations().stream()
                .anyMatch(one -> one.id().startsWith(word) || one.session().startsWith(word));
        if (!isId(word) && !isBeginning) {
            throw AmbiguousConversationException.none(word);
        }
        return word;
    }
}
