package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.json.JsonValue;
import io.roam.spi.tool.Placement;
import java.util.OptionalLong;

/** What stands beside a session's database about it: 2026's versions list sessions by it. Nothing of it travels. */
final class AgentDescription {
    private AgentDescription() {}

    /**
     * Makes one. A session that stands beside another is told from it by its title here, if it has a name of its own in its database:
     * then what is made up is taken for nobody's title.
     */
    static byte[] format(JsonView meta, Placement placement) {
        long spoken = placement.lastMessageTime().toEpochMilli();
        long begun = meta.find("createdAt")
                .map(JsonView::number)
                .orElse(OptionalLong.empty())
                .orElse(spoken);
        String title = meta.findText("name")
                .map(name -> name
                        + placement.sibling().map(device -> " (" + device + ')').orElse(""))
                .map(name -> ",\"title\":" + JsonValue.quoted(name))
                .orElse("");
        return ("{\"schemaVersion\":1,\"createdAtMs\":" + begun + ",\"updatedAtMs\":" + spoken
                        + ",\"hasConversation\":true" + title
                        + ",\"cwd\":" + JsonValue.quoted(placement.workspace().toString()) + '}')
                .getBytes(UTF_8);
    }
}
