package io.roam.adapter.codex;

import io.roam.adapter.kit.files.FileLines;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The names of all threads. Of a file to which lines were appended only these are read. */
final class NameCache {
    private final Path file;
    private Map<String, String> names = new HashMap<>();
    private @Nullable Object fileKey;
    private long offset;

    NameCache(Path root) {
        this.file = ThreadNames.fileIn(root);
    }

    /** Returns the names by the threads' IDs, as they are now. */
    Map<String, String> current() {
        try {
            BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (now.size() < offset || !Objects.equals(now.fileKey(), fileKey)) {
                clear();
                fileKey = now.fileKey();
            }
            if (now.isRegularFile() && now.size() > offset) {
                read();
            }
        } catch (NoSuchFileException e) {
            clear();
        } catch (IOException e) {
            throw new DiskException("cannot read the names of sessions", file, e);
        }
        return names;
    }

    /** Forgets all names, so that the file is read whole. */
    void clear() {
        names = new HashMap<>();
        offset = 0;
    }

    private void read() throws IOException {
        try (InputStream in = RegularFiles.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            in.skipNBytes(offset);
            FileLines lines = FileLines.of(file, in);
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                ThreadNames.addName(line, names);
                offset += lines.endsWithLineFeed() ? line.length + 1 : 0;
            }
        }
    }
}
