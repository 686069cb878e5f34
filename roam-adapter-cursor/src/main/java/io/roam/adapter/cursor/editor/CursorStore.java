package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.RunningPrograms;
import io.roam.adapter.cursor.rows.SessionFactsBuilder;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.RemoteFolder;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.sqlite.SnapshotFolder;
import io.roam.sqlite.SqliteSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The conversations of one user of the editor: in the global database, and in the databases of older workspaces. */
public final class CursorStore implements HistoryStore {
    private final UserFolder folder;
    private final Machine machine;
    private final RunningPrograms editor;
    private final VersionMemory versions;
    private final Map<Path, WorkspaceDatabase> workspaces = new LinkedHashMap<>();
    private Map<String, Path> inlineWorkspaces = new HashMap<>();
    private boolean scanned;
    private Map<String, ListedConversation> listed = Map.of();
    private @Nullable SqliteSnapshot global;
    private @Nullable WorkspaceBindings bindings;

    public CursorStore(Path folder, Machine machine) {
        this.folder = new UserFolder(folder);
        this.machine = machine;
        this.editor = RunningPrograms.editor(machine);
        this.versions = new VersionMemory(this.folder.database(), machine);
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        rescan(each);
        scanned = true;
        Instant modified =
                global().map(open -> open.fingerprint().lastModified()).orElse(Instant.EPOCH);
        listed.forEach((id, one) -> report(id, one, modified, folder.database(), each));
        inlineWorkspaces = new HashMap<>();
        workspaces.forEach((path, workspace) -> workspace.inline().forEach((id, one) -> {
            if (!listed.containsKey(id) && inlineWorkspaces.putIfAbsent(id, path) == null) {
                report(id, one, workspace.fingerprint().lastModified(), path, each);
            }
        }));
    }

    private void report(String id, ListedConversation one, Instant modified, Path place, SessionVisitor each) {
        if (SessionId.isValid(id)) {
            each.session(SessionInfo.of(
                    id,
                    one.fingerprintText(),
                    one.size(),
                    modified,
                    at -> bindings().foldersOf(id).anyMatch(at::equals)));
        } else {
            each.unexpected(place, "a conversation has an invalid ID: " + id);
        }
    }

    /** Reads the databases that changed since the last scan. */
    private void rescan(SessionVisitor each) {
        editor.refresh();
        folder.listUnreadable().forEach(path -> each.unreadable(path, "it cannot be opened"));
        Map<Path, WorkspaceDatabase> before = new HashMap<>(workspaces);
        workspaces.clear();
        for (Path path : folder.listWorkspaces()) {
            rescanWorkspace(path, Optional.ofNullable(before.get(path)), each);
        }
        if (global == null || !global.isCurrent()) {
            reopen();
            bindings = null;
        } else if (!workspaces.equals(before)) {
            bindings = null;
        }
    }

    private void rescanWorkspace(Path path, Optional<WorkspaceDatabase> before, SessionVisitor each) {
        Path database = UserFolder.databaseOf(path);
        try {
            DatabaseFingerprint fingerprint = DatabaseFingerprint.of(database);
            if (fingerprint.main().exists()) {
                workspaces.put(
                        path,
                        before.filter(known -> known.fingerprint().equals(fingerprint))
                                .orElseGet(() -> WorkspaceDatabase.read(path, machine)));
            }
        } catch (IOException | RoamException e) { // one of many: the others are reported
            each.unreadable(database, String.valueOf(e.getMessage()));
        }
    }

    private void reopen() {
        close();
        listed = Map.of();
        if (Files.isRegularFile(folder.database())) {
            SqliteSnapshot opened = SqliteSnapshot.open(folder.database(), CursorOwner.CURSOR, machine);
            global = opened;
            listed = ConversationListing.listAll(opened);
        }
    }

    private Optional<SqliteSnapshot> global() {
        return Optional.ofNullable(global);
    }

    private WorkspaceBindings bindings() {
        WorkspaceBindings known = bindings;
        if (known == null) {
            known = new WorkspaceBindings(workspaces, global());
            bindings = known;
        }
        return known;
    }

    @Override
    public SessionReader read(String session, Position from) {
        if (global == null && inlineWorkspaces.isEmpty()) {
            visitSessions(each -> {});
        }
        Optional<? extends StoredConversation> stored = findConversation(session);
        if (stored.isEmpty()) {
            return SessionReader.unsettled();
        }
        StoredConversation conversation = stored.get();
        SessionFactsBuilder facts = new SessionFactsBuilder();
        facts.addFolders(bindings().foldersOf(session));
        facts.addFolders(conversation.document().workspaceFolder(bindings()).stream());
        if (from.equals(Position.START)) {
            facts.setFileTime(fileTimeOf(session));
        }
        return ConversationReader.open(session, conversation, editor.isRunning(), from, facts);
    }

    private Optional<Instant> fileTimeOf(String session) {
        Optional<DatabaseFingerprint> inline = Optional.ofNullable(inlineWorkspaces.get(session))
                .flatMap(place -> Optional.ofNullable(workspaces.get(place)))
                .map(WorkspaceDatabase::fingerprint);
        return inline.or(() -> global().map(SqliteSnapshot::fingerprint)).map(DatabaseFingerprint::lastModified);
    }

    private Optional<? extends StoredConversation> findConversation(String session) {
        if (inlineWorkspaces.containsKey(session)) {
            Path database = UserFolder.databaseOf(inlineWorkspaces.get(session));
            try (SqliteSnapshot open = SqliteSnapshot.open(database, CursorOwner.CURSOR, machine)) {
                return Optional.ofNullable(
                        WorkspaceDatabase.readConversations(open).get(session));
            }
        }
        return global().flatMap(open -> RowConversation.find(open, session));
    }

    @Override
    public SessionUse useOf(String session) {
        return SessionUse.Unknown.of(
                editor.isRunning(), "Cursor does not report open conversations and keeps them in memory");
    }

    @Override
    public Optional<String> titleInToolList(String session) {
        if (global == null && inlineWorkspaces.isEmpty()) {
            visitSessions(each -> {});
        }
        return bindings()
                .nameOf(session)
                .or(() ->
                        findConversation(session).flatMap(one -> one.document().title()))
                .or(() -> Optional.of("(without a name)"));
    }

    @Override
    public Optional<Path> placeOf(RemoteFolder remote) {
        return new WorkspaceLocator(folder, machine).placeOf(remote);
    }

    @Override
    public Optional<RemoteFolder> remoteFolderAt(Path place) {
        return new WorkspaceLocator(folder, machine).remoteFolderAt(place);
    }

    @Override
    public Set<Path> watchedFolders() {
        Set<Path> watched = new LinkedHashSet<>(Set.of(folder.globalFolder()));
        watched.addAll(folder.listWorkspaces());
        return watched;
    }

    @Override
    public StoreWriter openWriter() {
        return new CursorWriter(folder, machine, editor, versions, this::releaseDatabases);
    }

    /** Closes the databases, so that they can be written. Returns the workspace whose database contains the conversation. */
    private Optional<Path> releaseDatabases(String session) {
        if (!scanned) {
            visitSessions(each -> {});
        }
        close();
        return Optional.ofNullable(inlineWorkspaces.get(session));
    }

    @Override
    public void removeLeftovers() {
        SnapshotFolder.removeOld(CursorOwner.CURSOR, machine);
    }

    @Override
    public void close() {
        SqliteSnapshot open = global;
        global = null;
        if (open != null) {
            open.close();
        }
    }
}
