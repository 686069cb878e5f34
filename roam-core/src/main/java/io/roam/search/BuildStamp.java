package io.roam.search;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Identifies the build that made a cache: another build may make a different one of the same batches. */
final class BuildStamp {
    private BuildStamp() {}

    /** Returns the name, size and time of the file that a class was loaded from. */
    static String of(Class<?> type) throws IOException {
        CodeSource source = type.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("unknown origin of " + type.getName());
        }
        try {
            Path file = Path.of(source.getLocation().toURI());
            return file.getFileName() + " " + Files.size(file) + " "
                    + Files.getLastModifiedTime(file).toMillis();
        } catch (URISyntaxException | RuntimeException e) {
            throw new IOException("no file", e);
        }
    }
}
