package io.roam.transport.folder;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * Remembers files that were looked at and are not what their names say, as long as they stay as they are. Eight bytes each, of which the
 * last hundred thousand are kept.
 */
final class RefusedFiles {
    private static final int MOST = 100_000;

    private final Path file;
    private final Disk disk;
    private final Set<Long> marks = new HashSet<>();
    private boolean loaded;

    RefusedFiles(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    boolean contains(String name, BasicFileAttributes as) {
        load();
        return marks.contains(mark(name, as));
    }

    void add(String name, BasicFileAttributes as) throws IOException {
        load();
        if (marks.size() >= MOST) {
            marks.clear();
            disk.delete(file);
        }
        long mark = mark(name, as);
        if (marks.add(mark)) {
            try (OutputStream out = Files.exists(file) ? disk.append(file) : disk.create(file)) {
                out.write(ByteBuffer.allocate(Long.BYTES).putLong(mark).array());
            }
        }
    }

    private static long mark(String name, BasicFileAttributes as) {
        return Hashing.sha256()
                .hashString(name + " " + as.size() + " " + as.lastModifiedTime().toMillis(), UTF_8)
                .asLong();
    }

    private void load() {
        if (loaded) {
            return;
        }
        loaded = true;
        try {
            if (Files.exists(file)) {
                ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
                while (all.remaining() >= Long.BYTES && marks.size() < MOST) {
                    marks.add(all.getLong());
                }
            }
        } catch (IOException e) { // they are looked at again
            marks.clear();
        }
    }
}
