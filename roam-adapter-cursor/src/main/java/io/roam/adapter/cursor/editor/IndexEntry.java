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
    private final ListFacts listFacts;

    /**
     * What a head says that its document does not.
     *
     * @param session the conversation's id here
     * @param name what the lists call it
     * @param lastMessageTime when the last word was said, in milliseconds
     * @param workspace where it belongs, if the tool knows that folder
     */
    record ListFacts(String session, String name, long lastMessageTime, Optional<Workspace> workspace) {}

    IndexEntry(Document document, ListFacts facing) {
        this.document = document;
        this.listFacts = facing;
    }

    String session() {
        return listFacts.session();
    }

    Optional<Workspace> workspace() {
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

    /** The entry, which keeps what else the tool wrote into the one that stands there. */
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
