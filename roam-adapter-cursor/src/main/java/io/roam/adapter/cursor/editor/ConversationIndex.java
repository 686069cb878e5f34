package io.roam.adapter.cursor.editor;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.DatabaseChanges;
import io.roam.adapter.cursor.rows.DatabaseLocation;
import io.roam.adapter.cursor.rows.HeaderLocation;
import io.roam.adapter.cursor.rows.ItemKey;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.ListElementLocation;
import io.roam.adapter.cursor.rows.ListValues;
import io.roam.adapter.cursor.rows.MemberLocation;
import io.roam.adapter.cursor.rows.RowLocation;
import io.roam.json.JsonValue;
import io.roam.sqlite.Cell;
import io.roam.sqlite.StorageType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Enters conversations into the indexes of the databases, which the tool shows. Each version of the tool reads another index.
 *
 * @param layout where the indexes are
 * @param globalChanges the changes of the global database
 * @param workspaceChanges the changes of the workspace's database, if that has a list
 */
record ConversationIndex(
        IndexLayout layout, DatabaseChanges globalChanges, Optional<DatabaseChanges> workspaceChanges) {
    private static final String LIST = "allComposers";
    private static final String ID = "composerId";

    void add(IndexEntry indexEntry) {
        if (layout == IndexLayout.WORKSPACE_HEADS) {
            workspaceChanges.ifPresent(changes -> enterInList(changes, ItemKey.COMPOSERS, indexEntry));
        } else if (globalChanges.get(ItemKey.HEADERS.location()).isPresent()) {
            enterInList(globalChanges, ItemKey.HEADERS, indexEntry);
        }
        if (layout == IndexLayout.TABLE) {
            enterInTable(indexEntry);
        }
        if (layout.isAtLeast(IndexLayout.GLOBAL_HEADS)) {
            indexEntry.workspace().ifPresent(workspace -> assignProject(indexEntry, workspace));
        }
    }

    /** Removes a conversation from the indexes. */
    void remove(String session) {
        workspaceChanges.ifPresent(changes -> changes.set(entryLocation(ItemKey.COMPOSERS, session), Optional.empty()));
        if (layout.isAtLeast(IndexLayout.GLOBAL_HEADS)) {
            globalChanges.set(entryLocation(ItemKey.HEADERS, session), Optional.empty());
        }
        if (layout == IndexLayout.TABLE) {
            globalChanges.set(new HeaderLocation(session), Optional.empty());
        }
    }

    private static DatabaseLocation entryLocation(ItemKey item, String session) {
        return new ListElementLocation(item, LIST, ID, session, false);
    }

    private void enterInList(DatabaseChanges changes, ItemKey item, IndexEntry indexEntry) {
        ListValues.createIfMissing(changes, item, LIST);
        DatabaseLocation location = entryLocation(item, indexEntry.session());
        changes.set(location, Optional.of(indexEntry.toJson(layout, changes.get(location))));
    }

    private void enterInTable(IndexEntry indexEntry) {
        HeaderLocation location = new HeaderLocation(indexEntry.session());
        Map<String, Cell> known =
                globalChanges.get(location).map(HeaderLocation::decode).orElseGet(Map::of);
        Map<String, Cell> row = new LinkedHashMap<>();
        for (String column : globalChanges.database().contents().columnsOf(CursorTable.HEADERS)) {
            Optional.ofNullable(known.get(column))
                    .filter(cell -> !isUpdated(column))
                    .or(() -> cellOf(column, indexEntry, known))
                    .ifPresent(cell -> row.put(column, cell));
        }
        globalChanges.set(location, Optional.of(HeaderLocation.encode(row)));
    }

    private static boolean isUpdated(String column) {
        return switch (column) {
            case "lastUpdatedAt", "isArchived", "recency", "checkpointAt", "value" -> true;
            default -> false;
        };
    }

    private Optional<Cell> cellOf(String column, IndexEntry indexEntry, Map<String, Cell> known) {
        return switch (column) {
            case ID -> Optional.of(Cell.text(indexEntry.session()));
            case "workspaceId" -> indexEntry.workspace().map(workspace -> Cell.text(workspace.id()));
            case "createdAt" -> Optional.of(Cell.number(indexEntry.created()));
            case "lastUpdatedAt", "recency", "checkpointAt" -> Optional.of(Cell.number(indexEntry.updated()));
            case "isArchived" -> Optional.of(Cell.number(indexEntry.isArchived() ? 1 : 0));
            case "isSubagent" -> Optional.of(Cell.number(indexEntry.isSubagent() ? 1 : 0));
            case "subagentTypeName" -> Optional.of(Cell.text(""));
            case "value" -> {
                Optional<byte[]> before = Optional.ofNullable(known.get(column)).map(Cell::value);
                yield Optional.of(new Cell(StorageType.TEXT, indexEntry.toJson(layout, before)));
            }
            default -> Optional.empty();
        };
    }

    /** Assigns the conversation to a project, without which versions with an agents' window do not show it there. */
    private void assignProject(IndexEntry indexEntry, EditorWorkspace workspace) {
        if (globalChanges.get(ItemKey.PROJECTS.location()).isEmpty()) {
            return;
        }
        MemberLocation member = new MemberLocation(ItemKey.MEMBERS, indexEntry.session());
        if (globalChanges.get(member).isEmpty()) {
            String project = findProject(workspace).orElseGet(() -> createProject(indexEntry, workspace));
            if (globalChanges.get(ItemKey.MEMBERS.location()).isEmpty()) {
                globalChanges.set(
                        ItemKey.MEMBERS.location(),
                        Optional.of(RowLocation.encode(StorageType.TEXT, "{}".getBytes(UTF_8))));
            }
            globalChanges.set(member, Optional.of(JsonValue.quoted(project).getBytes(UTF_8)));
        }
    }

    private Optional<String> findProject(EditorWorkspace workspace) {
        return ItemKey.PROJECTS.findValue(globalChanges.database().contents()).stream()
                .flatMap(all -> all.elements().stream())
                .filter(one -> isOf(workspace, one))
                .flatMap(one -> one.findText("id").stream())
                .findFirst();
    }

    private static boolean isOf(EditorWorkspace workspace, JsonView project) {
        boolean sameId = project.findText("workspace", "id")
                .filter(workspace.id()::equals)
                .isPresent();
        return sameId
                || (workspace.folder().remote().isEmpty()
                        && project.findText("workspace", "uri", "fsPath")
                                .filter(workspace.folder().fsPath()::equals)
                                .isPresent());
    }

    private String createProject(IndexEntry indexEntry, EditorWorkspace workspace) {
        String id = UUID.nameUUIDFromBytes(("roam " + workspace.id()).getBytes(UTF_8))
                .toString();
        String path = workspace.folder().path();
        String project = "{\"id\":" + JsonValue.quoted(id) + ",\"name\":"
                + JsonValue.quoted(path.substring(path.lastIndexOf('/') + 1)) + ",\"workspace\":"
                + new String(workspace.identifier(), UTF_8) + ",\"createdAt\":" + indexEntry.created()
                + ",\"lastUpdatedAt\":"
                + indexEntry.updated() + ",\"isArchived\":false}";
        globalChanges.set(
                new ListElementLocation(ItemKey.PROJECTS, "", "id", id, false), Optional.of(project.getBytes(UTF_8)));
        return id;
    }
}
