package io.roam.adapter.cursor.editor;

import com.google.common.hash.Hashing;
import io.roam.spi.Os;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The editor's name of the folder for data of a workspace. It is a hash of the path, and of what distinguishes the folder from an earlier one
 * with the same path (VS Code's {@code getSingleFolderWorkspaceIdentifier}).
 */
final class WorkspaceId {
    private WorkspaceId() {}

    /** Returns the id of a local folder; empty if the system does not give what is needed. */
    static Optional<String> idOf(Path folder, Os os) {
        try {
            return Optional.of(hash(FolderUri.of(folder.toString(), os).fsPath() + salt(folder, os)));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    private static String salt(Path folder, Os os) throws IOException {
        if (os == Os.LINUX) {
            return String.valueOf(Files.getAttribute(folder, "unix:ino"));
        }
        long nanos = Files.readAttributes(folder, BasicFileAttributes.class)
                .creationTime()
                .to(TimeUnit.NANOSECONDS);
        return String.valueOf(os == Os.MAC ? Math.round(nanos / 1e6) : Math.floorDiv(nanos, 1_000_000L));
    }

    @SuppressWarnings("deprecation") // the tool's choice; it protects nothing
    static String hash(String text) {
        return Hashing.md5().hashString(text, StandardCharsets.UTF_8).toString();
    }
}
