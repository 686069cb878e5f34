package io.roam.json;

import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/** A settings file of a tool; where it is a symbolic link, the file that it leads to. */
public final class SettingsFile {
    private static final int MAX_LINKS = 20;

    private final Path file;
    private final String whose;
    private final Disk disk;

    /**
     * Names a file, which need not exist.
     *
     * @param whose the name of the file in messages, such as "Windsurf's hooks"
     */
    public SettingsFile(Path file, String whose, Disk disk) {
        this.file = file;
        this.whose = whose;
        this.disk = disk;
    }

    /** Returns the content; empty if there is no file. */
    public Optional<byte[]> read() {
        try {
            return Optional.of(RegularFiles.readAllBytes(target()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new DiskException("cannot read " + whose, file, e);
        }
    }

    /** Replaces the content atomically, and keeps the permissions. */
    public void write(byte[] content) {
        try {
            Path target = target();
            Path next = target.resolveSibling("." + target.getFileName() + ".roam");
            disk.delete(next);
            try (OutputStream out = disk.create(next)) {
                out.write(content);
            }
            keepMode(target, next);
            disk.replace(next, target);
        } catch (IOException e) {
            throw new DiskException("cannot write " + whose, file, e);
        }
    }

    /** Removes the file. */
    public void delete() {
        try {
            disk.delete(target());
        } catch (IOException e) {
            throw new DiskException("cannot remove " + whose, file, e);
        }
    }

    private Path target() throws IOException {
        Path target = file;
        for (int i = 0; i < MAX_LINKS && Files.isSymbolicLink(target); i++) {
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
