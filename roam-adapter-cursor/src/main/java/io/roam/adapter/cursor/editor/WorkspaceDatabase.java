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
 * What a workspace's own database holds: the conversations of the first versions, and the ids of later ones that belong here.
 *
 * @param fingerprint what its files looked like
 * @param folder the workspace; empty where no folder was open
 * @param inline the conversations that stand in it whole, by id
 * @param namedIds the ids of all that it names
 * @param names what it calls them, where it does
 */
record WorkspaceDatabase(
        DatabaseFingerprint fingerprint,
        Optional<String> folder,
        Map<String, ListedConversation> inline,
        Set<String> namedIds,
        Map<String, String> names) {
    private static final List<String> SELECTED = List.of("selectedComposerIds", "lastFocusedComposerIds");

    /** The ids of all conversations that belong to the workspace. */
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

    /** The conversations that stand whole in a database, by id. */
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

    // Cut out of the list, so that the rest of it is not held in memory, nor counts for the fingerprint.
    private static Optional<Document> documentOf(JsonView json) {
        return Document.of(json.bytes());
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
