package io.roam.batch;

import io.roam.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What describes a batch for its readers; nothing depends on it.
 *
 * @param session the tool's own id where it was captured
 * @param workspace the fields of docs/pool-format.md §5
 * @param words how many messages were said
 * @param more what a newer roam wrote beside these
 */
public record About(
        Optional<String> session,
        Map<String, String> workspace,
        Optional<String> title,
        Optional<String> toolVersion,
        Optional<Instant> firstWord,
        Optional<Instant> lastWord,
        OptionalLong words,
        Map<String, @Nullable Object> more) {
    private static final Set<String> KNOWN =
            Set.of("session", "workspace", "title", "toolVersion", "firstWord", "lastWord", "words");

    /** Says nothing. */
    public static final About NOTHING = of(JsonObject.of(Map.of()));

    static About of(JsonObject json) {
        Fields fields = new Fields(json);
        return new About(
                json.optionalString("session"),
                json.texts("workspace"),
                json.optionalString("title"),
                json.optionalString("toolVersion"),
                fields.optionalTime("firstWord"),
                fields.optionalTime("lastWord"),
                json.optionalNumber("words"),
                json.without(KNOWN));
    }

    Map<String, @Nullable Object> toJson() {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        session.ifPresent(text -> json.put("session", text));
        if (!workspace.isEmpty()) {
            json.put("workspace", workspace);
        }
        title.ifPresent(text -> json.put("title", text));
        toolVersion.ifPresent(text -> json.put("toolVersion", text));
        firstWord.ifPresent(time -> json.put("firstWord", time.toString()));
        lastWord.ifPresent(time -> json.put("lastWord", time.toString()));
        words.ifPresent(number -> json.put("words", number));
        json.putAll(more);
        return json;
    }
}
