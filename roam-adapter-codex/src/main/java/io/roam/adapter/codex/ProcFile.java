package io.roam.adapter.codex;

import io.roam.spi.RegularFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file in which the system shows its state, and which has no size. */
final class ProcFile {
    private ProcFile() {}

    static String read(Path file) throws IOException {
        try (InputStream in = RegularFiles.newInputStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
