package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonEdit;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A conversation's entry in an index: what the tool's lists show of it without its document. */
final class IndexEntry {
    private static final List<String> ALWAYS = List.of("createdAt", "lastUpdatedAt", "unifiedMode", "forceMode");
    // What later versions have in a head beside, and in the document under the same name.
    private static final List<String> LATER = List.of(
            "subtitle",
            "hasUnreadMessages",
            "contextUsagePercent",
            "totalLinesAdded",
            "totalLinesRemoved",
            "filesChangedCount",
            "isArchived",
            "isDraft",
            "isWorktree",
            "worktreeStartedReadOnly",
            "isSpec",
            "isProject",
            "isBestOfNSubcomposer",
            "subagentInfo",
            "conversationCheckpointLastUpdatedAt");

    private final Document document;
    private final Facing facing;

    /**
     * What a head says that its document does not.
     *
     * @param session the conversation's id here
     * @param name what the lists call it
     * @param lastWord when the last word was said, in milliseconds
     * @param workspace where it belongs, if the tool knows that folder
     */
    record Facing(String session, String name, long lastWord, Optional<Workspace> workspace) {}

    IndexEntry(Document document, Facing facing) {
        this.document = document;
        this.facing = facing;
    }

    String session() {
        return facing.session();
    }

    Optional<Workspace> workspace() {
        return facing.workspace();
    }

    long created() {
        return document.number("createdAt").orElse(facing.lastWord());
    }

    long updated() {
        return document.number("lastUpdatedAt").orElse(facing.lastWord());
    }

    boolean isArchived() {
        return document.member("isArchived").filter(JsonView::isTrue).isPresent();
    }

    boolean isSubagent() {
        boolean child = document.member("subagentInfo")
                .flatMap(info -> info.textAt("parentComposerId"))
                .isPresent();
        return (facing.session().startsWith("task-") || child)
                && document.member("isBestOfNSubcomposer")
                        .filter(JsonView::isTrue)
                        .isEmpty();
    }

    /** The entry, which keeps what else the tool wrote into the one that stands there. */
    byte[] json(Layout layout, Optional<byte[]> known) {
        byte[] head = known.filter(
                        bytes -> JsonView.of(bytes).filter(JsonView::isObject).isPresent())
                .orElseGet(() -> "{\"type\":\"head\"}".getBytes(UTF_8));
        head = JsonEdit.with(head, "composerId", quoted(facing.session()));
        for (String name : ALWAYS) {
            head = copied(head, name);
        }
        head = JsonEdit.with(head, "createdAt", number(created()));
        head = JsonEdit.with(head, "lastUpdatedAt", number(updated()));
        head = JsonEdit.with(head, "name", quoted(facing.name()));
        if (layout.isAtLeast(Layout.GLOBAL_HEADS)) {
            for (String name : LATER) {
                head = copied(head, name);
            }
            head = placed(head);
        }
        return head;
    }

    private byte[] placed(byte[] head) {
        return facing.workspace()
                .filter(workspace -> JsonView.of(head)
                        .flatMap(json -> json.at("workspaceIdentifier"))
                        .isEmpty())
                .map(workspace -> JsonEdit.with(head, "workspaceIdentifier", workspace.identifier()))
                .orElse(head);
    }

    private byte[] copied(byte[] head, String name) {
        return document.member(name)
                .map(value -> JsonEdit.with(head, name, value.bytes()))
                .orElse(head);
    }

    private static byte[] quoted(String text) {
        return JsonValue.quoted(text).getBytes(UTF_8);
    }

    private static byte[] number(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
