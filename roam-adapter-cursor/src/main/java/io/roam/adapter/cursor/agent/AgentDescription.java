package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.json.JsonValue;
import io.roam.spi.tool.Placement;
import java.util.OptionalLong;

/** The file beside a session's database by which versions of 2026 list sessions. It is not transferred. */
final class AgentDescription {
    private AgentDescription() {}

    /**
     * Returns the content of the file. The title of a sibling gets the device's name, but only if the session's database has a name: thus a
     * generated title is never captured as a user's.
     */
    static byte[] format(JsonView meta, Placement placement) {
        long lastMessage = placement.lastMessageTime().toEpochMilli();
        long created = meta.find("createdAt")
                .map(JsonView::number)
                .orElse(OptionalLong.empty())
                .orElse(lastMessage);
        String title = meta.findText("name")
                .map(name -> name
                        + placement.sibling().map(device -> " (" + device + ')').orElse(""))
                .map(name -> ",\"title\":" + JsonValue.quoted(name))
                .orElse("");
        return ("{\"schemaVersion\":1,\"createdAtMs\":" + created + ",\"updatedAtMs\":" + lastMessage
                        + ",\"hasConversation\":true" + title
                        + ",\"cwd\":" + JsonValue.quoted(placement.workspace().toString()) + '}')
                .getBytes(UTF_8);
    }
}
