package io.roam.adapter.cursor.editor;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.Facts;
import io.roam.adapter.cursor.rows.RunningPrograms;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.Machine;
import io.roam.spi.RoamException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionChangedException;
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

/** The conversations of one user of the editor: those of the global database, and those that older workspaces hold. */
public final class CursorStore implements HistoryStore {
    private final UserFolder folder;
    private final Machine machine;
    private final RunningPrograms editor;
    private final Map<Path, WorkspaceDatabase> workspaces = new LinkedHashMap<>();
    private Map<String, Path> whole = new HashMap<>();
    private Map<String, Listed> listed = Map.of();
    private @Nullable SqliteSnapshot global;
    private @Nullable WorkspaceBindings bindings;

    public CursorStore(Path folder, Machine machine) {
        this.folder = new UserFolder(folder);
        this.machine = machine;
        this.editor = RunningPrograms.editor(machine);
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        look(each);
        Instant modified =
                global().map(open -> open.fingerprint().lastModified()).orElse(Instant.EPOCH);
        listed.forEach((id, one) -> show(id, one, modified, folder.database(), each));
        whole = new HashMap<>();
        workspaces.forEach((path, workspace) -> workspace.whole().forEach((id, one) -> {
            if (!listed.containsKey(id) && whole.putIfAbsent(id, path) == null) {
                show(id, one, workspace.fingerprint().lastModified(), path, each);
            }
        }));
    }

    private void show(String id, Listed one, Instant modified, Path place, SessionVisitor each) {
        if (SessionId.is(id)) {
            each.session(SessionInfo.of(
                    id,
                    one.print(),
                    one.size(),
                    modified,
                    at -> bindings().of(id).anyMatch(at::equals)));
        } else {
            each.unexpected(place, "a conversation has an id that is none: " + id);
        }
    }

    /** Looks at what changed since the last look. */
    private void look(SessionVisitor each) {
        editor.forget();
        Map<Path, WorkspaceDatabase> before = new HashMap<>(workspaces);
        workspaces.clear();
        for (Path path : folder.eachWorkspace()) {
            workspace(path, Optional.ofNullable(before.get(path)), each);
        }
        if (global == null || !global.isCurrent()) {
            reopen();
        }
        bindings = null;
    }

    private void workspace(Path path, Optional<WorkspaceDatabase> before, SessionVisitor each) {
        Path database = UserFolder.database(path);
        try {
            DatabaseFingerprint fingerprint = DatabaseFingerprint.of(database);
            if (fingerprint.main().exists()) {
                workspaces.put(
                        path,
                        before.filter(known -> known.fingerprint().equals(fingerprint))
                                .orElseGet(() -> WorkspaceDatabase.read(path, machine)));
            }
        } catch (IOException | RoamException e) { // one of many: the others are shown
            each.unexpected(database, String.valueOf(e.getMessage()));
        }
    }

    private void reopen() {
        close();
        listed = Map.of();
        if (Files.isRegularFile(folder.database())) {
            SqliteSnapshot opened = SqliteSnapshot.open(folder.database(), CursorOwner.CURSOR, machine);
            global = opened;
            listed = Listing.of(opened);
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
        if (global == null && whole.isEmpty()) {
            visitSessions(each -> {});
        }
        Conversation conversation = conversation(session).orElseThrow(() -> new SessionChangedException(session));
        Facts facts = new Facts();
        facts.folders(bindings().of(session));
        facts.folders(conversation.document().workspace(bindings()).stream());
        return ConversationReader.open(session, conversation, editor.run(), from, facts);
    }

    private Optional<? extends Conversation> conversation(String session) {
        if (whole.containsKey(session)) {
            Path database = UserFolder.database(whole.get(session));
            try (SqliteSnapshot open = SqliteSnapshot.open(database, CursorOwner.CURSOR, machine)) {
                return Optional.ofNullable(WorkspaceDatabase.conversations(open).get(session));
            }
        }
        return global().flatMap(open -> RowConversation.of(open, session));
    }

    @Override
    public SessionUse useOf(String session) {
        return new SessionUse.Unknown(
                editor.run(), "Cursor does not say what it has open, and holds all of it in memory");
    }

    @Override
    public Optional<String> titleInToolList(String session) {
        if (global == null && whole.isEmpty()) {
            visitSessions(each -> {});
        }
        return bindings()
                .name(session)
                .or(() -> conversation(session).flatMap(one -> one.document().title()))
                .or(() -> Optional.of("(without a name)"));
    }

    @Override
    public Set<Path> watchedFolders() {
        Set<Path> watched = new LinkedHashSet<>(Set.of(folder.global()));
        watched.addAll(folder.eachWorkspace());
        return watched;
    }

    @Override
    public StoreWriter openWriter() {
        return new CursorWriter(folder, machine, editor, this::letGo);
    }

    /** Closes the databases, so that they can be written. */
    private Optional<Path> letGo(String session) {
        if (global == null && whole.isEmpty()) {
            visitSessions(each -> {});
        }
        close();
        return Optional.ofNullable(whole.get(session));
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
