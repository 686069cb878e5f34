package io.roam.adapter.windsurf.hooklog;

import io.roam.adapter.windsurf.JsonTree;
import io.roam.transcript.Part;
import io.roam.transcript.Role;
import java.util.Optional;
import java.util.Set;

/**
 * A line of a transcript that the tool writes for its hooks: an object with {@code status}, {@code type}, and a member named after the
 * type. Only three types are documented. Lines of other types are shown as tool calls.
 */
record HookLine(String type, String status, JsonTree body) {
    private static final Set<String> UNSETTLED = Set.of("pending", "running", "generating", "waiting", "in_progress");

    /** Parses a line; empty if it has another form. */
    static Optional<HookLine> of(byte[] line) {
        return JsonTree.parse(line)
                .flatMap(object -> object.text("type")
                        .map(type -> new HookLine(
                                type,
                                object.text("status").orElse(""),
                                object.member(type).orElse(object))));
    }

    boolean isSettled() {
        return !UNSETTLED.contains(status);
    }

    /** Returns the text of the user; empty if the line is something else. */
    Optional<String> userText() {
        return type.equals("user_input") ? body.text("user_response") : Optional.empty();
    }

    Role role() {
        return type.equals("user_input") ? Role.USER : Role.ASSISTANT;
    }

    Part part() {
        Optional<String> words = type.equals("planner_response") ? body.text("response") : userText();
        return words.<Part>map(Part.Text::of).orElseGet(() -> Part.ToolCall.of("", type, body.json()));
    }
}
