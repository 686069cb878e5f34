package io.roam.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What the system tells about a path at one look. Links are not followed.
 *
 * @param isFolder whether the path is a folder
 * @param modified when it was modified last, in nanoseconds
 * @param size its size in bytes
 * @param device the file system that it is on, and the user who owns it; empty where the system does not tell
 */
record FolderAttributes(boolean isFolder, long modified, long size, String device, String owner) {
    private static final String UNIX = "unix:isDirectory,lastModifiedTime,size,dev,uid";

    static Optional<FolderAttributes> read(Path path) {
        try {
            return Optional.of(
                    path.getFileSystem().supportedFileAttributeViews().contains("unix")
                            ? readUnix(path)
                            : readBasic(path));
        } catch (IOException e) { // it is gone, or must not be read
            return Optional.empty();
        }
    }

    private static FolderAttributes readUnix(Path path) throws IOException {
        Map<String, Object> all = Files.readAttributes(path, UNIX, LinkOption.NOFOLLOW_LINKS);
        return new FolderAttributes(
                Boolean.TRUE.equals(all.get("isDirectory")),
                all.get("lastModifiedTime") instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0,
                all.get("size") instanceof Long size ? size : 0,
                String.valueOf(all.get("dev")),
                String.valueOf(all.get("uid")));
    }

    private static FolderAttributes readBasic(Path path) throws IOException {
        BasicFileAttributes all = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return new FolderAttributes(
                all.isDirectory(), all.lastModifiedTime().to(TimeUnit.NANOSECONDS), all.size(), "", "");
    }
}
