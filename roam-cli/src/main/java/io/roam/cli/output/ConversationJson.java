package io.roam.cli.output;

import io.roam.api.Conversation;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a conversation as JSON. */
public final class ConversationJson {
    private ConversationJson() {}

    public static Map<String, @Nullable Object> toJson(Conversation conversation) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("id", conversation.id());
        json.put("tool", conversation.tool());
        json.put("session", conversation.session());
        json.put("title", conversation.title().orElse(null));
        json.put("folder", conversation.workspace());
        json.put("device", conversation.device());
        json.put("createdAt", conversation.firstMessageTime());
        json.put("updatedAt", conversation.lastMessageTime());
        json.put("branches", conversation.branches());
        json.put("copies", conversation.copies());
        json.put("state", conversation.state().word());
        return json;
    }
}
