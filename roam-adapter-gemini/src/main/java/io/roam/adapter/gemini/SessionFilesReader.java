package io.roam.adapter.gemini;

import io.roam.spi.DiskException;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.Record;
import io.roam.spi.tool.SessionFacts;
import io.roam.spi.tool.SessionReader;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the main track of a session, then its other files, each whole. */
final class SessionFilesReader implements SessionReader {
    private final SessionReader main;
    private final Iterator<Map.Entry<String, Path>> sides;
    private boolean mainEnded;

    SessionFilesReader(SessionReader main, Map<String, Path> sides) {
        this.main = main;
        this.sides = sides.entrySet().iterator();
    }

    @Override
    public @Nullable Record next() {
        if (!mainEnded) {
            Record record = main.next();
            if (record != null) {
                return record;
            }
            mainEnded = true;
        }
        while (!main.isUnsettled() && sides.hasNext()) {
            Map.Entry<String, Path> side = sides.next();
            byte[] content = contentOf(side.getValue());
            if (content != null) {
                return Record.file(side.getKey(), content);
            }
        }
        return null;
    }

    private static byte @Nullable [] contentOf(Path file) {
        try {
            return WholeFile.read(file);
        } catch (NoSuchFileException e) { // its tool has just deleted it
            return null;
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    @Override
    public Position position() {
        return main.position();
    }

    @Override
    public SessionFacts facts() {
        return main.facts();
    }

    @Override
    public boolean isDamaged() {
        return main.isDamaged();
    }

    @Override
    public boolean isUnsettled() {
        return main.isUnsettled();
    }

    @Override
    public void close() {
        main.close();
    }
}
