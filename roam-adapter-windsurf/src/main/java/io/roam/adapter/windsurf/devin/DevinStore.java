package io.roam.adapter.windsurf.devin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.windsurf.DatabaseFiles;
import io.roam.adapter.windsurf.MessageIdentity;
import io.roam.adapter.windsurf.Snapshot;
import io.roam.adapter.windsurf.UnreadableDatabaseException;
import io.roam.adapter.windsurf.WholeSessionReader;
import io.roam.adapter.windsurf.cascade.RunningPrograms;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The conversations of Devin Local, all in one database. While its files look the same it is not opened again. */
final class DevinStore implements HistoryStore {
    private final DatabaseFiles files;
    private final Machine machine;
    private String stamp = "";
    private List<DevinSession> known = List.of();

    DevinStore(Path database, Machine machine) {
        this.files = new DatabaseFiles(database);
        this.machine = machine;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        look().forEach(session -> each.session(session.info()));
    }

    private List<DevinSession> look() {
        try {
            String now = files.stamp();
            if (!now.equals(stamp)) {
                try (Snapshot snapshot = Snapshot.open(files, machine)) {
                    known = new DevinDatabase(files.main(), snapshot).sessions();
                }
                stamp = now;
            }
            return known;
        } catch (IOException e) {
            throw UnreadableDatabaseException.damaged(files.main(), e);
        }
    }

    @Override
    public SessionReader read(String id, Position from) {
        DevinSession session = look().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SessionChangedException(id));
        try (Snapshot snapshot = Snapshot.open(files, machine)) {
            List<byte[]> chain = new DevinDatabase(files.main(), snapshot).chain(session);
            return WholeSessionReader.of(id, from, records(session, chain), DevinFacts.of(session, chain));
        }
    }

    private static List<Record> records(DevinSession session, List<byte[]> chain) {
        List<Record> records = new ArrayList<>();
        for (byte[] message : chain) {
            records.add(Record.event(Record.MAIN, message, MessageIdentity.of(session.id(), message))
                    .asLine());
        }
        records.add(Record.file(DevinAdapter.SESSION, session.json().getBytes(UTF_8)));
        return records;
    }

    @Override
    public SessionUse useOf(String session) {
        boolean runs = machine.processes().anyNamed("devin") || RunningPrograms.run(machine);
        return new SessionUse.Unknown(runs, "Devin does not say which conversations it has open");
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of(files.main().resolveSibling(""));
    }

    @Override
    public void close() {}
}
