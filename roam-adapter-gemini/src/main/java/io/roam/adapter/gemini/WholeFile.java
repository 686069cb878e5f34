package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.SessionTooLargeException;
import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads files that have to be in memory whole. */
final class WholeFile {
    /** The bytes, the records, and the file that takes the place are in memory at the same time. */
    private static final int COPIES_IN_MEMORY = 4;

    private WholeFile() {}

    static byte[] read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > Math.min(Integer.MAX_VALUE, Runtime.getRuntime().maxMemory()) / COPIES_IN_MEMORY) {
            throw new SessionTooLargeException(file, size);
        }
        return RegularFiles.readAllBytes(file, LinkOption.NOFOLLOW_LINKS);
    }
}
