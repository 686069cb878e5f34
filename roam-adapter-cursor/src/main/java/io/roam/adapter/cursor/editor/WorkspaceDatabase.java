package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.ItemKey;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.spi.Machine;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.sqlite.SqliteSnapshot;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a workspace's database contains: the conversations of the first versions, and the ids of later ones in the workspace.
 *
 * @param fingerprint the sizes and times of its files
 * @param folder the workspace's folder; empty if no folder was open
 * @param inline the conversations in it, by id
 * @param namedIds the ids of all conversations that it names
 * @param names their names, by id, as far as it has them
 */
record WorkspaceDatabase(
        DatabaseFingerprint fingerprint,
        Optional<String> folder,
        Map<String, ListedConversation> inline,
        Set<String> namedIds,
        Map<String, String> names) {
    private static final List<String> SELECTED = List.of("selectedComposerIds", "lastFocusedComposerIds");

    /** Returns the ids of all conversations of the workspace. */
    Set<String> allIds() {
        Set<String> ids = new LinkedHashSet<>(inline.keySet());
        ids.addAll(namedIds);
        return ids;
    }

    static WorkspaceDatabase read(Path workspace, Machine machine) {
        try (SqliteSnapshot snapshot =
                SqliteSnapshot.open(UserFolder.databaseOf(workspace), CursorOwner.CURSOR, machine)) {
            Map<String, ListedConversation> whole = new LinkedHashMap<>();
            readConversations(snapshot).forEach((id, one) -> whole.put(id, ListedConversation.of(one.document())));
            return new WorkspaceDatabase(
                    snapshot.fingerprint(),
                    UserFolder.folderOf(workspace),
                    whole,
                    readNamedIds(snapshot),
                    readNames(snapshot));
        }
    }

    /** Returns the conversations in a database, by id. */
    static Map<String, InlineConversation> readConversations(SqliteSnapshot snapshot) {
        Map<String, InlineConversation> all = new LinkedHashMap<>();
        elementsOf(ItemKey.TABS, "tabs", snapshot)
                .forEach(json -> json.findText("tabId")
                        .ifPresent(id -> documentOf(json)
                                .map(InlineConversation::ofTab)
                                .filter(tab -> !tab.entries().isEmpty())
                                .ifPresent(tab -> all.put(id, tab))));
        elementsOf(ItemKey.COMPOSERS, "allComposers", snapshot)
                .forEach(json -> json.findText("composerId")
                        .ifPresent(id -> documentOf(json)
                                .map(InlineConversation::ofComposer)
                                .filter(one ->
                                        one.document().member("conversation").isPresent())
                                .ifPresent(one -> all.put(id, one))));
        return all;
    }

    // Copied out of the list, so that the rest of it does not stay in memory and is not part of the fingerprint.
    private static Optional<ConversationDocument> documentOf(JsonView json) {
        return ConversationDocument.of(json.bytes());
    }

    private static List<JsonView> elementsOf(ItemKey key, String list, SqliteSnapshot snapshot) {
        return key.findValue(snapshot)
                .flatMap(json -> json.find(list))
                .map(JsonView::elements)
                .orElse(List.of());
    }

    private static Map<String, String> readNames(SqliteSnapshot snapshot) {
        Map<String, String> names = new LinkedHashMap<>();
        elementsOf(ItemKey.COMPOSERS, "allComposers", snapshot)
                .forEach(head -> head.findText("composerId")
                        .ifPresent(id -> head.findText("name").ifPresent(name -> names.put(id, name))));
        return names;
    }

    private static Set<String> readNamedIds(SqliteSnapshot snapshot) {
        Set<String> ids = new LinkedHashSet<>();
        elementsOf(ItemKey.COMPOSERS, "allComposers", snapshot)
                .forEach(head -> head.findText("composerId").ifPresent(ids::add));
        for (String selected : SELECTED) {
            elementsOf(ItemKey.COMPOSERS, selected, snapshot)
                    .forEach(id -> id.text().ifPresent(ids::add));
        }
        return ids;
    }
}
