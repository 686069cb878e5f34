package io.roam.adapter.cursor;

import io.roam.adapter.cursor.editor.ClassRule;
import io.roam.adapter.cursor.editor.ConversationTranscript;
import io.roam.adapter.cursor.editor.CursorStore;
import io.roam.adapter.cursor.editor.DatabaseBackup;
import io.roam.adapter.cursor.editor.UserFolder;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.StoreLocation;
import io.roam.spi.tool.ToolAdapter;
import io.roam.transcript.Transcript;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Cursor, the editor. */
public final class CursorAdapter implements ToolAdapter {
    /** Made by the service loader, and by tests. */
    public CursorAdapter() {}

    @Override
    public String id() {
        return "cursor";
    }

    @Override
    public String classRule() {
        return ClassRule.NAME;
    }

    @Override
    public List<StoreLocation> locate(Machine machine) {
        return Locations.locateEditor(machine);
    }

    /** Its one database is made by the editor alone: a store that was never used is not located. */
    @Override
    public boolean isInstalled(Machine machine) {
        return Locations.isEditorInstalled(machine);
    }

    @Override
    public HistoryStore open(StoreLocation at, Machine machine) {
        return new CursorStore(at.root(), machine);
    }

    @Override
    public boolean grantsPermissions(Record record) {
        return ClassRule.grantsPermissions(record);
    }

    @Override
    public Transcript transcript(RecordSource records) {
        return ConversationTranscript.open(id(), records);
    }

    @Override
    public boolean isSessionId(String id) {
        return SessionId.isValid(id);
    }

    @Override
    public Map<String, String> settingDescriptions() {
        return Map.of(
                DatabaseBackup.SETTING,
                "off: do not back up Cursor's database before roam first writes to a new version of it");
    }

    @Override
    public boolean acceptsSetting(String name, String value) {
        return value.equals("on") || value.equals("off");
    }

    /** Opens the workspace: no command is known that opens a conversation. */
    @Override
    public List<String> resumeCommand(String session, Path workspace) {
        return UserFolder.remoteFolderOf(workspace)
                .map(folder -> List.of("cursor", "--folder-uri", folder.toString()))
                .orElseGet(() -> List.of("cursor", workspace.toString()));
    }

    @Override
    public boolean hasValidClass(Record record) {
        return ClassRule.accepts(record);
    }
}
