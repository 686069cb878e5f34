package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.CursorTable;
import io.roam.adapter.cursor.rows.ItemKey;
import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.WorkspaceUri;
import io.roam.sqlite.SqliteSnapshot;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folders that conversations belong to on this machine. Each version of the tool writes them elsewhere, and none adds what an older one
 * left out. So all places are read, the newest first.
 */
final class WorkspaceBindings {
    private final Map<String, Set<String>> folders = new HashMap<>();
    private final Map<String, String> byWorkspace = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** Reads the workspaces and the global database. */
    WorkspaceBindings(Map<Path, WorkspaceDatabase> workspaces, Optional<SqliteSnapshot> global) {
        workspaces.forEach((path, workspace) ->
                workspace.folder().ifPresent(folder -> byWorkspace.put(String.valueOf(path.getFileName()), folder)));
        global.ifPresent(this::readGlobal);
        workspaces.values().forEach(workspace -> workspace.names().forEach(names::putIfAbsent));
        workspaces
                .values()
                .forEach(workspace -> workspace
                        .folder()
                        .ifPresent(folder -> workspace.allIds().forEach(id -> bind(id, folder))));
    }

    /** Returns the folders of a conversation. */
    Stream<String> foldersOf(String session) {
        return folders.getOrDefault(session, Set.of()).stream();
    }

    /** Returns the name of a conversation in the tool's lists. */
    Optional<String> nameOf(String session) {
        return Optional.ofNullable(names.get(session));
    }

    private void bind(String session, String folder) {
        folders.computeIfAbsent(session, id -> new LinkedHashSet<>()).add(folder);
    }

    private void readGlobal(SqliteSnapshot global) {
        if (global.hasColumn(CursorTable.HEADERS, "workspaceId") && global.hasColumn(CursorTable.HEADERS, "value")) {
            global.query(
                    "SELECT composerId, workspaceId, value FROM " + CursorTable.HEADERS.tableName(),
                    row -> addRow(row.getString(1), row.getString(2), row.getBytes(3)));
        }
        ItemKey.HEADERS.findValue(global).flatMap(json -> json.find("allComposers")).stream()
                .flatMap(list -> list.elements().stream())
                .forEach(head -> head.findText("composerId").ifPresent(id -> addHead(id, head)));
        addProjects(global);
    }

    private void addRow(String session, String workspace, byte[] value) {
        Optional.ofNullable(workspace).map(byWorkspace::get).ifPresent(folder -> bind(session, folder));
        Optional.ofNullable(value).flatMap(JsonView::of).ifPresent(head -> addHead(session, head));
    }

    private void addHead(String session, JsonView head) {
        head.findText("name").ifPresent(name -> names.putIfAbsent(session, name));
        workspaceFolderOf(head).ifPresent(folder -> bind(session, folder));
    }

    /** Returns the folder that an index entry or a document names as its workspace. */
    Optional<String> workspaceFolderOf(JsonView head) {
        Optional<JsonView> workspace = head.find("workspaceIdentifier");
        return workspace
                .flatMap(WorkspaceUri::folderIn)
                .or(() -> workspace.flatMap(one -> one.findText("id")).map(byWorkspace::get));
    }

    private void addProjects(SqliteSnapshot global) {
        Map<String, String> byProject = new HashMap<>();
        List<JsonView> all =
                ItemKey.PROJECTS.findValue(global).map(JsonView::elements).orElse(List.of());
        all.forEach(project -> project.findText("id")
                .ifPresent(id -> project.find("workspace")
                        .flatMap(WorkspaceUri::folderIn)
                        .ifPresent(folder -> byProject.put(id, folder))));
        ItemKey.MEMBERS
                .findValue(global)
                .ifPresent(members -> members.members()
                        .forEach((session, project) ->
                                project.text().map(byProject::get).ifPresent(folder -> bind(session, folder))));
    }
}
