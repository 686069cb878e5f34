package io.roam.adapter.windsurf.export;

import io.roam.spi.DiskException;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.function.Function;

/** A file of the user that holds one conversation. */
public final class ImportedFile implements HistoryStore {
    private final Path file;
    private final String session;
    private final Function<Position, SessionReader> reader;

    public ImportedFile(Path file, String session, Function<Position, SessionReader> reading) {
        this.file = file;
        this.session = session;
        this.reader = reading;
    }

    static FileTime modificationTime(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        FileTime time = modificationTime(file);
        each.session(SessionInfo.of(session, time.toString(), 0, time.toInstant(), folder -> true));
    }

    @Override
    public SessionReader read(String id, Position from) {
        return reader.apply(from);
    }

    @Override
    public SessionUse useOf(String id) {
        return SessionUse.Free.of();
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of();
    }

    @Override
    public void close() {}
}
