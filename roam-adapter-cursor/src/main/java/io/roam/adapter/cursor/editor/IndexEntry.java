package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonEdit;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A conversation's entry in an index, with what the tool's lists show. */
final class IndexEntry {
    private static final String FORCE_MODE = "forceMode";
    // Documents of this form and later ones are of versions whose entries have the members of DEFAULTS.
    private static final long FULL_FORM = 10;
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
            "createdOnBranch",
            "trackedGitRepos",
            "conversationCheckpointLastUpdatedAt");
    // What every entry of later versions has, also where the document has no such member.
    private static final Map<String, String> DEFAULTS = defaults();

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

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new LinkedHashMap<>();
        for (String no : List.of(
                "hasUnreadMessages",
                "hasBlockingPendingActions",
                "hasPendingPlan",
                "isArchived",
                "isDraft",
                "isWorktree",
                "worktreeStartedReadOnly",
                "isSpec",
                "isProject",
                "isBestOfNSubcomposer")) {
            defaults.put(no, "false");
        }
        for (String none : List.of("totalLinesAdded", "totalLinesRemoved", "numSubComposers")) {
            defaults.put(none, "0");
        }
        defaults.put("referencedPlans", "[]");
        defaults.put("trackedGitRepos", "[]");
        return defaults;
    }

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
        head = JsonEdit.withMember(head, "createdAt", number(created()));
        head = JsonEdit.withMember(head, "lastUpdatedAt", number(updated()));
        head = withCopy(head, "unifiedMode");
        head = withForceMode(head, layout);
        head = JsonEdit.withMember(head, "name", quoted(listFacts.name()));
        for (String name : LATER) {
            head = withCopy(head, name);
        }
        if (layout.isAtLeast(IndexLayout.GLOBAL_HEADS) || document.number("_v").orElse(0) >= FULL_FORM) {
            head = withDefaults(head);
        }
        return layout.isAtLeast(IndexLayout.GLOBAL_HEADS) ? withWorkspace(head) : head;
    }

    /** Up to 2.6 it is the document's; since 3.0 it says "edit" whatever mode the conversation is in. */
    private byte[] withForceMode(byte[] head, IndexLayout layout) {
        byte[] copied = layout.isAtLeast(IndexLayout.GLOBAL_HEADS) ? head : withCopy(head, FORCE_MODE);
        return hasMember(copied, FORCE_MODE) ? copied : JsonEdit.withMember(copied, FORCE_MODE, quoted("edit"));
    }

    private byte[] withDefaults(byte[] head) {
        byte[] full = head;
        if (document.member("gitWorktree").filter(tree -> !tree.isNull()).isPresent()
                || document.member("worktreeStartedReadOnly")
                        .filter(JsonView::isTrue)
                        .isPresent()) {
            full = JsonEdit.withMember(full, "isWorktree", "true".getBytes(UTF_8));
        }
        int parts = document.member("subComposerIds")
                .map(JsonView::elements)
                .orElse(List.of())
                .size();
        if (parts > 0) {
            full = JsonEdit.withMember(full, "numSubComposers", number(parts));
        }
        for (Map.Entry<String, String> member : DEFAULTS.entrySet()) {
            if (!hasMember(full, member.getKey())) {
                full = JsonEdit.withMember(
                        full, member.getKey(), member.getValue().getBytes(UTF_8));
            }
        }
        return full;
    }

    private static boolean hasMember(byte[] head, String name) {
        return JsonView.of(head).flatMap(json -> json.find(name)).isPresent();
    }

    private byte[] withWorkspace(byte[] head) {
        return listFacts
                .workspace()
                .filter(workspace -> !hasMember(head, "workspaceIdentifier"))
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
