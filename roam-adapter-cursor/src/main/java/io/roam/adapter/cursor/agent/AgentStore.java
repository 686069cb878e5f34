package io.roam.adapter.cursor.agent;

import io.roam.adapter.cursor.rows.CursorOwner;
import io.roam.adapter.cursor.rows.RunningPrograms;
import io.roam.adapter.cursor.rows.SessionId;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.sqlite.SnapshotFolder;
import io.roam.sqlite.SqliteSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** The sessions of cursor-agent in one configuration folder, each in its own database. */
public final class AgentStore implements HistoryStore {
    private final AgentFolder folder;
    private final Machine machine;
    private final RunningPrograms agent;

    public AgentStore(Path folder, Machine machine) {
        this.folder = new AgentFolder(folder);
        this.machine = machine;
        this.agent = RunningPrograms.agent(machine);
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        agent.refresh();
        Map<String, AgentSessionLocation> seen = new LinkedHashMap<>();
        for (AgentSessionLocation session : folder.listSessions(path -> each.unreadable(path, "it cannot be opened"))) {
            if (!SessionId.isValid(session.id())) {
                each.unexpected(session.folder(), "not a session file name");
            } else if (seen.putIfAbsent(session.id(), session) != null) {
                each.unexpected(session.folder(), "another folder also has a session with this ID");
            } else {
                report(session, each);
            }
        }
    }

    private static void report(AgentSessionLocation session, SessionVisitor each) {
        try {
            DatabaseFingerprint databaseFingerprint = DatabaseFingerprint.of(session.database());
            long size = databaseFingerprint.main().size()
                    + Math.max(0, databaseFingerprint.wal().size());
            String fingerprint = AgentSessionLocation.fingerprintOf(databaseFingerprint);
            each.session(SessionInfo.of(
                    session.id(), fingerprint, size, databaseFingerprint.lastModified(), session::belongsTo));
        } catch (IOException e) {
            each.unreadable(session.database(), "cannot read it: " + e.getMessage());
        }
    }

    @Override
    public SessionReader read(String session, Position from) {
        return folder.find(session).map(found -> read(found, from)).orElseGet(SessionReader::unsettled);
    }

    private SessionReader read(AgentSessionLocation found, Position from) {
        LostDatabase.find(found).ifPresent(damage -> {
            throw damage;
        });
        SqliteSnapshot snapshot = SqliteSnapshot.open(found.database(), CursorOwner.CURSOR, machine);
        try {
            return AgentReader.open(snapshot, found, agent.isRunning(), from);
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    @Override
    public SessionUse useOf(String session) {
        return SessionUse.Unknown.of(agent.isRunning(), "Cursor CLI does not report open sessions");
    }

    @Override
    public Set<Path> watchedFolders() {
        Set<Path> watched = new LinkedHashSet<>(Set.of(folder.chats(), folder.acpSessions()));
        watched.addAll(folder.listBuckets());
        folder.listSessions().forEach(session -> watched.add(session.folder()));
        return watched;
    }

    @Override
    public StoreWriter openWriter() {
        return new AgentWriter(folder, machine, agent);
    }

    @Override
    public void removeLeftovers() {
        SnapshotFolder.removeOld(CursorOwner.CURSOR, machine);
        folder.listBuckets().forEach(bucket -> AgentLeftovers.removeAll(bucket, machine.disk()));
        AgentLeftovers.removeAll(folder.acpSessions(), machine.disk());
    }

    @Override
    public void close() {}
}
