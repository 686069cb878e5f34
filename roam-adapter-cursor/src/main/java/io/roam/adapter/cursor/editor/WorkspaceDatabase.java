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
 * @param whole the conversations that stand in it whole, by id
 * @param named the ids of all that it names
 * @param names what it calls them, where it does
 */
record WorkspaceDatabase(
        DatabaseFingerprint fingerprint,
        Optional<String> folder,
        Map<String, Listed> whole,
        Set<String> named,
        Map<String, String> names) {
    private static final List<String> SELECTED = List.of("selectedComposerIds", "lastFocusedComposerIds");

    /** The ids of all conversations that belong to the workspace. */
    Set<String> all() {
        Set<String> ids = new LinkedHashSet<>(whole.keySet());
        ids.addAll(named);
        return ids;
    }

    static WorkspaceDatabase read(Path workspace, Machine machine) {
        try (SqliteSnapshot snapshot =
                SqliteSnapshot.open(UserFolder.database(workspace), CursorOwner.CURSOR, machine)) {
            Map<String, Listed> whole = new LinkedHashMap<>();
            conversations(snapshot).forEach((id, one) -> whole.put(id, Listed.of(one.document())));
            return new WorkspaceDatabase(
                    snapshot.fingerprint(), UserFolder.folder(workspace), whole, named(snapshot), names(snapshot));
        }
    }

    /** The conversations that stand whole in a database, by id. */
    static Map<String, InlineConversation> conversations(SqliteSnapshot snapshot) {
        Map<String, InlineConversation> all = new LinkedHashMap<>();
        list(ItemKey.TABS, "tabs", snapshot)
                .forEach(json -> json.textAt("tabId")
                        .ifPresent(id -> document(json)
                                .map(InlineConversation::tab)
                                .filter(tab -> !tab.entries().isEmpty())
                                .ifPresent(tab -> all.put(id, tab))));
        list(ItemKey.COMPOSERS, "allComposers", snapshot)
                .forEach(json -> json.textAt("composerId")
                        .ifPresent(id -> document(json)
                                .map(InlineConversation::composer)
                                .filter(one ->
                                        one.document().member("conversation").isPresent())
                                .ifPresent(one -> all.put(id, one))));
        return all;
    }

    // Cut out of the list, so that the rest of it is not held in memory, nor counts for the fingerprint.
    private static Optional<Document> document(JsonView json) {
        return Document.of(json.bytes());
    }

    private static List<JsonView> list(ItemKey key, String list, SqliteSnapshot snapshot) {
        return key.in(snapshot)
                .flatMap(json -> json.at(list))
                .map(JsonView::elements)
                .orElse(List.of());
    }

    private static Map<String, String> names(SqliteSnapshot snapshot) {
        Map<String, String> names = new LinkedHashMap<>();
        list(ItemKey.COMPOSERS, "allComposers", snapshot)
                .forEach(head -> head.textAt("composerId")
                        .ifPresent(id -> head.textAt("name").ifPresent(name -> names.put(id, name))));
        return names;
    }

    private static Set<String> named(SqliteSnapshot snapshot) {
        Set<String> ids = new LinkedHashSet<>();
        list(ItemKey.COMPOSERS, "allComposers", snapshot)
                .forEach(head -> head.textAt("composerId").ifPresent(ids::add));
        for (String selected : SELECTED) {
            list(ItemKey.COMPOSERS, selected, snapshot).forEach(id -> id.text().ifPresent(ids::add));
        }
        return ids;
    }
}
