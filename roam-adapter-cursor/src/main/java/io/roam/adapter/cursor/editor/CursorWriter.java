package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.RunningPrograms;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.ActionKind;
import io.roam.spi.Machine;
import io.roam.spi.Remedy;
import io.roam.spi.UnsafeTrackException;
import io.roam.spi.tool.Placement;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.RecordReader;
import io.roam.spi.tool.RecordSource;
import io.roam.spi.tool.Refusal;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.StoreWriter;
import io.roam.spi.tool.UndoLog;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes conversations into the editor's databases, while it does not run. Each is one transaction from {@link #prepareWrite} to
 * {@link #commit}.
 */
final class CursorWriter implements StoreWriter {
    private final UserFolder user;
    private final Machine machine;
    private final RunningPrograms editor;
    private final VersionMemory versions;
    private final DatabaseReleaser databases;
    private final Map<Path, Optional<EditorWorkspace>> workspaces = new HashMap<>();
    private @Nullable ConversationWrite open;

    /** Closes the store's databases, so that they can be written. */
    @FunctionalInterface
    interface DatabaseReleaser {
        /** Closes the databases, and returns the workspace whose database contains a conversation. */
        Optional<Path> release(String session);
    }

    CursorWriter(
            UserFolder user,
            Machine machine,
            RunningPrograms editor,
            VersionMemory versions,
            DatabaseReleaser standing) {
        this.user = user;
        this.machine = machine;
        this.editor = editor;
        this.versions = versions;
        this.databases = standing;
    }

    @Override
    public Optional<Refusal> refusalOf(Placement placement) {
        return new PlacementChecks(user, versions, editor)
                .refusalOf(placement, () -> findWorkspace(placement.workspace()));
    }

    private Optional<EditorWorkspace> findWorkspace(Path folder) {
        return workspaces.computeIfAbsent(folder, new WorkspaceLocator(user, machine)::find);
    }

    @Override
    public void prepareWrite(Placement placement, RecordSource placed, UndoLog undo) {
        if (!SessionId.isValid(placement.session())) {
            throw new UnsafeTrackException(placement.session(), "");
        }
        ConversationWrite write = beginWrite(
                placement.session(),
                findWorkspace(placement.workspace()),
                placement.expected().isEmpty(),
                undo);
        write.requireUnchanged(placement.expected());
        ConversationAssembly assembly = write.startAssembly(placement.replacing());
        try (RecordReader reader = placed.open()) {
            for (Record record = reader.next(); record != null; record = reader.next()) {
                assembly.addRecord(record);
            }
        }
        write.enter(assembly, placement);
        write.finish(undo);
    }

    @Override
    public Optional<Refusal> prepareRemoval(String session, String expected, UndoLog undo) {
        if (editor.isRunning()) {
            return Optional.of(Refusal.of(
                    "Cursor runs", Remedy.of("close Cursor, then run: ").then(ActionKind.SYNC), Refusal.Until.CLOSED));
        }
        ConversationWrite write = beginWrite(session, Optional.empty(), false, undo);
        write.requireUnchanged(Optional.of(expected));
        write.remove();
        write.finish(undo);
        return Optional.empty();
    }

    private ConversationWrite beginWrite(
            String session, Optional<EditorWorkspace> workspace, boolean isNew, UndoLog undo) {
        close();
        requireClosed(session);
        Optional<Path> whole = databases.release(session);
        new DatabaseBackup(undo.shelf(), machine).makeIfMissing(user.database(), versions);
        ConversationWrite write = new ConversationWrite(user, machine, session, undo.shelf());
        open = write;
        write.begin(whole, workspace, isNew);
        return write;
    }

    private void requireClosed(String session) {
        editor.refresh();
        if (editor.isRunning()) {
            throw new SessionChangedException(session);
        }
    }

    @Override
    public void commit() {
        ConversationWrite write = open;
        if (write != null) {
            requireClosed(write.session());
            write.commit();
            close();
            if (write.isOfUnknownForm()) {
                versions.forget();
            } else {
                versions.noteWritten();
            }
        }
    }

    @Override
    public void revert(UndoLog undo) {
        close();
        requireClosed(user.path().toString());
        databases.release("");
        new StoreReverter(user, machine).revert(undo);
    }

    @Override
    public void close() {
        ConversationWrite write = open;
        open = null;
        if (write != null) {
            write.close();
        }
    }
}
