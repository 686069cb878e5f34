package io.roam.testkit;

import io.roam.spi.DiskException;
import io.roam.spi.Machine;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import io.roam.spi.tool.StoreWriter;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The made-up tool's folder. */
final class FakeStore implements HistoryStore {
    private final Path root;
    private final Machine machine;
    private final Optional<Duration> retention;
    private final boolean deletesEarly;

    FakeStore(Path root, Machine machine, Optional<Duration> retention, boolean deletesEarly) {
        this.root = root;
        this.machine = machine;
        this.retention = retention;
        this.deletesEarly = deletesEarly;
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        Set<Path> logs = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root, "*.log")) {
            files.forEach(logs::add);
        } catch (IOException e) {
            throw new DiskException("cannot read", root, e);
        }
        for (Path log : logs) {
            String name = log.getFileName().toString();
            FakeFiles files = new FakeFiles(root, name.substring(0, name.length() - ".log".length()));
            each.session(SessionInfo.of(
                    files.session(),
                    files.fingerprint(),
                    files.size(),
                    FakeFiles.modified(log).toInstant(),
                    folder -> files.workspace().map(folder::equals).orElse(true)));
        }
    }

    @Override
    public SessionReader read(String session, Position from) {
        FakeFiles files = new FakeFiles(root, session);
        if (!Files.exists(files.main())) {
            return SessionReader.unsettled();
        }
        return FakeReader.open(files, from);
    }

    @Override
    public SessionUse useOf(String session) {
        return Files.exists(new FakeFiles(root, session).openFile())
                ? SessionUse.Open.of("the made-up tool")
                : SessionUse.Free.of();
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of(root);
    }

    @Override
    public void close() {}

    @Override
    public StoreWriter openWriter() {
        return new FakeWriter(root, this, machine.disk());
    }

    /** Removes what {@link FakeChange#put} began and did not rename. */
    @Override
    public void removeLeftovers() {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(FakeChange::isTemporary)::iterator) {
                machine.disk().delete(file);
            }
        } catch (IOException e) {
            throw new DiskException("cannot remove a temporary file", root, e);
        }
    }

    @Override
    public Optional<Duration> retention() {
        return retention;
    }

    @Override
    public boolean deletesEarly() {
        return deletesEarly;
    }
}
