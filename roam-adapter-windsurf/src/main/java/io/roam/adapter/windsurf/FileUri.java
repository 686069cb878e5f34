package io.roam.adapter.windsurf;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** Reads URIs of files. */
public final class FileUri {
    private FileUri() {}

    /** Returns the path, in the form of the machine that wrote it; empty if this is no URI of a file. */
    public static Optional<String> pathOf(String uri) {
        try {
            URI parsed = new URI(uri);
            String path = parsed.getPath();
            if (!"file".equals(parsed.getScheme()) || path == null || path.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(isWindows(path) ? path.substring(1).replace('/', '\\') : path);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isWindows(String path) {
        return path.length() > 2 && Character.isLetter(path.charAt(1)) && path.charAt(2) == ':';
    }

    /** Returns the path, or the whole text if this is no URI of a file. */
    public static String displayText(String uri) {
        return pathOf(uri).orElse(uri);
    }
}
