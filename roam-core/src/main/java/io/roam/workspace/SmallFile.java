package io.roam.workspace;

import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads small regular files whole, but no pipes, devices or large files. */
final class SmallFile {
    private SmallFile() {}

    /** Returns the bytes of {@code file}; empty if it is not a regular file, has more than {@code largest}, or cannot be read. */
    static Optional<byte[]> read(Path file, int largest) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = RegularFiles.newInputStream(file)) {
            byte[] bytes = in.readNBytes(largest + 1);
            return bytes.length > largest ? Optional.empty() : Optional.of(bytes);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
