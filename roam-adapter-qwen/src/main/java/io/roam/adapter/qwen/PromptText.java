package io.roam.adapter.qwen;

import io.roam.adapter.kit.JsonSlice;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what the user typed in a line of the type {@code user}; the tool writes lines of that type for itself, too. */
final class PromptText {
    private static final Set<String> TYPED = Set.of("", "mid_turn_user_message", "realtime_message");
    private static final String OF_HOOK = "<qwen:user-prompt-submit-context>";

    private PromptText() {}

    /** Whether a line of the type {@code user} is the user's. */
    static boolean isTyped(JsonSlice line) {
        return TYPED.contains(line.string("subtype").orElse(""));
    }

    /** Whether a text was added to the prompt by a hook. */
    static boolean isOfHook(String text) {
        return text.stripLeading().startsWith(OF_HOOK);
    }

    /** Returns what the user typed; empty if nothing. */
    static Optional<String> of(JsonSlice line) {
        return Optional.of(line)
                .filter(PromptText::isTyped)
                .flatMap(user -> user.member("message"))
                .flatMap(message -> message.member("parts"))
                .map(parts -> parts.elements().stream()
                        .flatMap(part -> part.string("text").stream())
                        .filter(text -> !isOfHook(text))
                        .collect(Collectors.joining("\n")))
                .filter(text -> !text.isBlank());
    }
}
