package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.MessageIdentity;
import io.roam.adapter.windsurf.WholeSessionReader;
import io.roam.adapter.windsurf.cascade.RunningPrograms;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.sqlite.DatabaseFingerprint;
import io.roam.sqlite.SnapshotFolder;
import io.roam.sqlite.SqliteSnapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The conversations of Devin Local, all in one database, which is opened again only after it changed. */
final class DevinStore implements HistoryStore {
    private final Path database;
    private final Machine machine;
    private @Nullable DatabaseFingerprint fingerprint;
    private List<DevinSession> known = List.of();

    DevinStore(Path database, Machine machine) {
        this.database = database;
        this.machine = machine;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        readSessions().forEach(session -> each.session(session.info()));
    }

    /** Returns the ids of the sessions that have messages here. */
    Set<String> sessionsWithMessages() {
        return readSessions().stream()
                .filter(session -> session.leaf().isPresent())
                .map(DevinSession::id)
                .collect(Collectors.toSet());
    }

    private List<DevinSession> readSessions() {
        try {
            if (!DatabaseFingerprint.of(database).equals(fingerprint)) {
                try (SqliteSnapshot snapshot = openSnapshot()) {
                    known = new DevinDatabase(snapshot).listSessions();
                    fingerprint = snapshot.fingerprint();
                }
            }
            return known;
        } catch (IOException e) {
            throw DevinOwner.DEVIN.unreadable(database, e);
        }
    }

    private SqliteSnapshot openSnapshot() {
        return SqliteSnapshot.open(database, DevinOwner.DEVIN, machine);
    }

    @Override
    public SessionReader read(String id, Position from) {
        return readSessions().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .map(session -> read(session, from))
                .orElseGet(SessionReader::unsettled);
    }

    private SessionReader read(DevinSession session, Position from) {
        try (SqliteSnapshot snapshot = openSnapshot()) {
            List<byte[]> chain = new DevinDatabase(snapshot).readChain(session);
            return WholeSessionReader.of(
                    session.id(), from, recordsOf(session, chain), DevinFacts.factsOf(session, chain));
        }
    }

    private static List<Record> recordsOf(DevinSession session, List<byte[]> chain) {
        List<Record> records = new ArrayList<>();
        for (byte[] message : chain) {
            records.add(Record.event(Record.MAIN, message, MessageIdentity.identityOf(session.id(), message))
                    .asLine());
        }
        records.add(Record.file(DevinAdapter.SESSION, session.json().getBytes(UTF_8)));
        return records;
    }

    @Override
    public SessionUse useOf(String session) {
        boolean runs = machine.processes().anyNamed("devin") || RunningPrograms.isAnyRunning(machine);
        return SessionUse.Unknown.of(runs, "Devin does not report open conversations");
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of(database.resolveSibling(""));
    }

    @Override
    public void removeLeftovers() {
        SnapshotFolder.removeOld(DevinOwner.DEVIN, machine);
    }

    @Override
    public void close() {}
}
