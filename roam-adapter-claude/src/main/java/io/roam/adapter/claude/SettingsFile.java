package io.roam.adapter.claude;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/** The tool's settings on the disk: where they are links, what they lead to. */
final class SettingsFile {
    private static final int MOST_LINKS = 20;

    private final Path file;
    private final Disk disk;

    SettingsFile(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** Empty if there is none. */
    Optional<byte[]> read() {
        try {
            return Optional.of(FileBytes.whole(target()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DiskException("cannot read Claude Code's settings", file, e);
        }
    }

    /** Replaces the content, in one step; who may read the file stays as it is. */
    void write(byte[] content) {
        try {
            Path target = target();
            Path next = target.resolveSibling(".settings.json.roam");
            disk.delete(next);
            try (OutputStream out = disk.create(next)) {
                out.write(content);
            }
            keepMode(target, next);
            disk.replace(next, target);
        } catch (IOException e) {
            throw new DiskException("cannot write Claude Code's settings", file, e);
        }
    }

    void delete() {
        try {
            disk.delete(target());
        } catch (IOException e) {
            throw new DiskException("cannot remove Claude Code's settings", file, e);
        }
    }

    private Path target() throws IOException {
        Path target = file;
        for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(target); i++) {
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static void keepMode(Path from, Path to) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(from, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view != null && Files.exists(from)) {
            Files.setPosixFilePermissions(to, view.readAttributes().permissions());
        }
    }
}
