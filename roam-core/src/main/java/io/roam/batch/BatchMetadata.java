package io.roam.batch;

import io.roam.json.JsonObject;
import io.roam.spi.tool.SessionFacts;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes a batch for its readers; no decision depends on it.
 *
 * @param session the id of the captured session at its tool
 * @param workspace the fields of docs/develop/archive-format.md §5
 * @param messageCount how many messages the session has
 * @param more the fields that this version does not know
 */
public record BatchMetadata(
        Optional<String> session,
        Map<String, String> workspace,
        Optional<String> title,
        Optional<String> toolVersion,
        Optional<Instant> firstMessageTime,
        Optional<Instant> lastMessageTime,
        OptionalLong messageCount,
        Map<String, @Nullable Object> more) {
    private static final String PROFILE = "profile";
    private static final String FIRST_MESSAGE = "first";
    private static final Set<String> KNOWN =
            Set.of("session", "workspace", "title", "toolVersion", "firstWord", "lastWord", "words");

    /** Metadata without any field. */
    public static final BatchMetadata NOTHING = of(JsonObject.of(Map.of()));

    /** Describes a session that is captured, and its workspace; a text of more than 65,536 characters is left out. */
    public static BatchMetadata of(String session, Map<String, String> workspace, SessionFacts facts) {
        Map<String, String> described = new LinkedHashMap<>(workspace);
        described.values().removeIf(text -> !isShort(text));
        return new BatchMetadata(
                Optional.of(session).filter(BatchMetadata::isShort),
                described,
                facts.title().filter(BatchMetadata::isShort),
                facts.toolVersion().filter(BatchMetadata::isShort),
                facts.firstMessageTime(),
                facts.lastMessageTime(),
                OptionalLong.of(facts.messageCount()),
                facts.firstMessage()
                        .filter(BatchMetadata::isShort)
                        .map(id -> Map.<String, @Nullable Object>of(FIRST_MESSAGE, id))
                        .orElse(Map.of()));
    }

    /** Returns this with the name of the profile whose store has the session. */
    public BatchMetadata withProfile(String profile) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(more);
        if (!profile.isEmpty() && isShort(profile)) {
            all.put(PROFILE, profile);
        }
        return new BatchMetadata(
                session, workspace, title, toolVersion, firstMessageTime, lastMessageTime, messageCount, all);
    }

    /** Returns the name of the profile; empty for the tool's default. */
    public String profile() {
        return more.get(PROFILE) instanceof String name ? name : "";
    }

    /** Returns the tool's own id of the first message of the session; empty if it has none. */
    public Optional<String> firstMessage() {
        return more.get(FIRST_MESSAGE) instanceof String id ? Optional.of(id) : Optional.empty();
    }

    private static boolean isShort(String text) {
        return text.length() <= BatchLimits.MAX_DESCRIPTION_CHARACTERS;
    }

    static BatchMetadata of(JsonObject json) {
        HeaderFields fields = new HeaderFields(json);
        return new BatchMetadata(
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
        firstMessageTime.ifPresent(time -> json.put("firstWord", time.toString()));
        lastMessageTime.ifPresent(time -> json.put("lastWord", time.toString()));
        messageCount.ifPresent(number -> json.put("words", number));
        json.putAll(more);
        return json;
    }
}
