package io.roam.adapter.codex;

import io.roam.adapter.kit.JsonSlice;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Tells what the user typed from what the tool put into the user's messages. */
final class UserText {
    private static final Pattern TAG = Pattern.compile("<([a-z_]+)(?: [^>]*)?>");
    private static final List<String> CONTEXT_TAGS = List.of(
            "environment_context",
            "user_instructions",
            "skills_instructions",
            "apps_instructions",
            "plugins_instructions",
            "permissions",
            "collaboration_mode",
            "personality_spec",
            "model_switch",
            "turn_aborted",
            "subagent_notification",
            "skill");
    private static final String PROJECT_RULES = "# AGENTS.md instructions for ";

    private UserText() {}

    /** Returns what kind of context a text is; empty if the user wrote it. */
    static Optional<String> contextKind(String text) {
        String begun = text.stripLeading();
        if (begun.startsWith(PROJECT_RULES)) {
            return Optional.of("project_rules");
        }
        Matcher tag = TAG.matcher(begun);
        return tag.lookingAt() ? Optional.of(tag.group(1)).filter(CONTEXT_TAGS::contains) : Optional.empty();
    }

    /** Returns what the user typed in a message; empty if that is nothing. */
    static Optional<String> spokenIn(JsonSlice message) {
        JsonSlice content = message.member("content").orElse(message);
        String all = content.string()
                .filter(text -> contextKind(text).isEmpty())
                .orElseGet(() -> content.elements().stream()
                        .flatMap(part -> part.string("text").stream())
                        .filter(text -> contextKind(text).isEmpty())
                        .collect(Collectors.joining("\n")));
        return all.isBlank() ? Optional.empty() : Optional.of(all);
    }
}
