package io.roam.spi;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

final class RealDisk implements Disk {
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final boolean force;

    RealDisk(boolean force) {
        this.force = force;
    }

    @Override
    public OutputStream create(Path file) throws IOException {
        makeFolderOf(file);
        return forcing(open(file, Set.of(CREATE_NEW, WRITE)));
    }

    @Override
    public OutputStream append(Path file) throws IOException {
        return forcing(FileChannel.open(file, APPEND));
    }

    @Override
    public void publish(Path from, Path to) throws IOException {
        makeFolderOf(to);
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) { // FAT, some network drives: no links
            Files.move(from, to);
            return;
        }
        Files.delete(from);
    }

    @Override
    public void replace(Path from, Path to) throws IOException {
        makeFolderOf(to);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void linkOrCopy(Path file, Path as) throws IOException {
        makeFolderOf(as);
        try {
            Files.createLink(as, file);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) { // no links there, or another disk
            Disk.super.linkOrCopy(file, as);
        }
    }

    @Override
    public void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    static FileChannel open(Path file, Set<? extends OpenOption> options) throws IOException {
        return FileChannel.open(file, options, posix(file) ? new FileAttribute<?>[] {FILE} : new FileAttribute<?>[0]);
    }

    static void createFolders(Path folder) throws IOException {
        try {
            Files.createDirectories(folder, posix(folder) ? new FileAttribute<?>[] {FOLDER} : new FileAttribute<?>[0]);
        } catch (
                FileAlreadyExistsException
                        e) { // to the caller that would mean the file, and it is a file in the folder's place
            throw new NotDirectoryException(e.getFile());
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static void makeFolderOf(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            createFolders(folder);
        }
    }

    private OutputStream forcing(FileChannel channel) {
        return new FilterOutputStream(Channels.newOutputStream(channel)) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                out.write(bytes, from, length);
            }

            @Override
            public void close() throws IOException {
                try (channel) {
                    if (force && channel.isOpen()) {
                        channel.force(false);
                    }
                }
            }
        };
    }
}
