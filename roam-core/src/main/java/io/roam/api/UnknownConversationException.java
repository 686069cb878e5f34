package io.roam.api;

import io.roam.spi.ActionKind;
import io.roam.spi.ErrorLocation;
import io.roam.spi.Reason;
import io.roam.spi.Remedy;
import io.roam.spi.RoamException;
import java.util.List;
import java.util.stream.Collectors;

/** What the user typed names no conversation, or several. */
public final class UnknownConversationException extends RoamException {
    private static final long serialVersionUID = 1L;

    private final transient List<Conversation> matches;

    private UnknownConversationException(String what, ErrorLocation where, Remedy remedy, List<Conversation> matches) {
        super(what, where, remedy, null);
        this.matches = List.copyOf(matches);
    }

    public UnknownConversationException(String what, ErrorLocation where, Remedy remedy) {
        this(what, where, remedy, List.of());
    }

    /** Reports that no id starts with that text; these failures may have hidden the conversation. */
    public static UnknownConversationException noneStartingWith(String id, List<String> failures) {
        String what = "no conversation with an ID starting with \"" + id + "\"";
        if (failures.isEmpty()) {
            return new UnknownConversationException(what, ErrorLocation.none(), Remedy.run(ActionKind.LIST));
        }
        List<Reason> reasons = failures.stream().map(Reason::parse).toList();
        String hidden = reasons.stream().map(Reason::what).collect(Collectors.joining("; "));
        String hints = reasons.stream()
                .flatMap(reason -> reason.hints().stream())
                .distinct()
                .collect(Collectors.joining("\n"));
        return new UnknownConversationException(
                what + ", but not everything could be read: " + hidden,
                ErrorLocation.none(),
                hints.isEmpty() ? Remedy.run(ActionKind.DOCTOR) : Remedy.of(hints));
    }

    /** Reports that the ids of these conversations start with that text. */
    public static UnknownConversationException severalStartingWith(String id, List<Conversation> matches) {
        return several(id, matches, Remedy.of("type more of the ID"));
    }

    /** Reports that no conversation has such an id, or contains these words. */
    public static UnknownConversationException noneMatching(String words) {
        return new UnknownConversationException(
                "no conversation matches \"" + words + "\"", ErrorLocation.none(), Remedy.run(ActionKind.LIST));
    }

    /** Reports that these conversations contain these words. */
    public static UnknownConversationException severalMatching(String words, List<Conversation> matches) {
        return several(words, matches, Remedy.of("add words, or use an ID from the list"));
    }

    private static UnknownConversationException several(String typed, List<Conversation> matches, Remedy remedy) {
        return new UnknownConversationException(
                "\"" + typed + "\" matches " + matches.size() + " conversations",
                ErrorLocation.none(),
                remedy,
                matches);
    }

    /** The conversations that the text may mean; empty if there is none. */
    public List<Conversation> matches() {
        return matches;
    }

    @Override
    public String code() {
        return matches.isEmpty() ? super.code() : "ambiguous-conversation";
    }
}
