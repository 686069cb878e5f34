package io.roam.cli.natives;

import io.roam.files.PrivateDirectory;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/**
 * A native library in a jar of the class path.
 *
 * @param path its path in the jar
 * @param resource where it is read
 */
record NativeLibrary(String path, URL resource, long size, long checksum) {
    /** Finds a library; empty if no jar has it, as for a rare processor. */
    static Optional<NativeLibrary> find(String path) throws IOException {
        URL resource = NativeLibrary.class.getResource("/" + path);
        if (resource == null || !(resource.openConnection() instanceof JarURLConnection connection)) {
            return Optional.empty();
        }
        ZipEntry entry = connection.getJarEntry();
        return Optional.of(new NativeLibrary(path, resource, entry.getSize(), entry.getCrc()));
    }

    /** Returns its file among libraries that were unpacked when roam was built. */
    Path fileIn(Path unpacked) {
        return unpacked.resolve(path);
    }

    /** Returns its file in a folder of several versions. */
    private Path versionIn(Path folder) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return folder.resolve(Long.toHexString(checksum) + "-" + size).resolve(name);
    }

    /** Whether a file has the library's very bytes: neither cut off, nor another one, nor a link. */
    boolean isIntact(Path file) {
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.size(file) == size
                    && checksum(Files.readAllBytes(file)) == checksum;
        } catch (IOException e) {
            return false;
        }
    }

    private static long checksum(byte[] bytes) {
        CRC32 sum = new CRC32();
        sum.update(bytes);
        return sum.getValue();
    }

    /** Returns its intact file in a folder, where it is unpacked if it is not there. */
    Path unpackInto(Path folder) throws IOException {
        Path file = versionIn(folder);
        if (isIntact(file)) {
            return file;
        }
        PrivateDirectory.create(file.resolveSibling(""));
        Path part = Files.createTempFile(
                file.resolveSibling(""), "unpacking", ".tmp"); // of this process alone, and of this user
        try {
            try (InputStream in = resource.openStream();
                    OutputStream out = Channels.newOutputStream(Disk.openPrivate(part, StandardOpenOption.WRITE))) {
                in.transferTo(out);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) { // Windows: another process uses its own copy
            if (!isIntact(file)) {
                throw e;
            }
        } finally {
            Files.deleteIfExists(part);
        }
        return file;
    }
}
