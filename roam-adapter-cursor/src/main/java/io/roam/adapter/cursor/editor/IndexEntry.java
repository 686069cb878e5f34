package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonEdit;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** A conversation's entry in an index, with what the tool's lists show. */
final class IndexEntry {
    private static final List<String> ALWAYS = List.of("createdAt", "lastUpdatedAt", "unifiedMode", "forceMode");
    // Members that later versions also have in an entry, and in the document under the same name.
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

    private final ConversationDocument document;
    private final ListFacts listFacts;

    /**
     * Values of an entry that the document does not have.
     *
     * @param session the conversation's id here
     * @param name the name in the lists
     * @param lastMessageTime the time of the last message, in milliseconds
     * @param workspace its workspace, if the tool knows the folder
     */
    record ListFacts(String session, String name, long lastMessageTime, Optional<EditorWorkspace> workspace) {}

    IndexEntry(ConversationDocument document, ListFacts facing) {
        this.document = document;
        this.listFacts = facing;
    }

    String session() {
        return listFacts.session();
    }

    Optional<EditorWorkspace> workspace() {
        return listFacts.workspace();
    }

    long created() {
        return document.number("createdAt").orElse(listFacts.lastMessageTime());
    }

    long updated() {
        return document.number("lastUpdatedAt").orElse(listFacts.lastMessageTime());
    }

    boolean isArchived() {
        return document.member("isArchived").filter(JsonView::isTrue).isPresent();
    }

    boolean isSubagent() {
        boolean child = document.member("subagentInfo")
                .flatMap(info -> info.findText("parentComposerId"))
                .isPresent();
        return (listFacts.session().startsWith("task-") || child)
                && document.member("isBestOfNSubcomposer")
                        .filter(JsonView::isTrue)
                        .isEmpty();
    }

    /** Returns the entry, which keeps other members of the present one. */
    byte[] toJson(IndexLayout layout, Optional<byte[]> known) {
        byte[] head = known.filter(
                        bytes -> JsonView.of(bytes).filter(JsonView::isObject).isPresent())
                .orElseGet(() -> "{\"type\":\"head\"}".getBytes(UTF_8));
        head = JsonEdit.withMember(head, "composerId", quoted(listFacts.session()));
        for (String name : ALWAYS) {
            head = withCopy(head, name);
        }
        head = JsonEdit.withMember(head, "createdAt", number(created()));
        head = JsonEdit.withMember(head, "lastUpdatedAt", number(updated()));
        head = JsonEdit.withMember(head, "name", quoted(listFacts.name()));
        if (layout.isAtLeast(IndexLayout.GLOBAL_HEADS)) {
            for (String name : LATER) {
                head = withCopy(head, name);
            }
            head = withWorkspace(head);
        }
        return head;
    }

    private byte[] withWorkspace(byte[] head) {
        return listFacts
                .workspace()
                .filter(workspace -> JsonView.of(head)
                        .flatMap(json -> json.find("workspaceIdentifier"))
                        .isEmpty())
                .map(workspace -> JsonEdit.withMember(head, "workspaceIdentifier", workspace.identifier()))
                .orElse(head);
    }

    private byte[] withCopy(byte[] head, String name) {
        return document.member(name)
                .map(value -> JsonEdit.withMember(head, name, value.bytes()))
                .orElse(head);
    }

    private static byte[] quoted(String text) {
        return JsonValue.quoted(text).getBytes(UTF_8);
    }

    private static byte[] number(long number) {
        return Long.toString(number).getBytes(UTF_8);
    }
}
