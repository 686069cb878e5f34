package io.roam.search;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;

/** Which programs made something that is kept: another build may make something else of the same bytes. */
final class BuildStamp {
    private BuildStamp() {}

    /** Names the file that a class comes from, with its size and time. */
    static String of(Class<?> one) throws IOException {
        CodeSource source = one.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IOException("nobody knows where " + one.getName() + " comes from");
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
