package io.roam.adapter.gemini;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * The files of a session.
 *
 * @param project the folder of the project
 * @param sides the files of side tracks, by track
 * @param state a text that changes with each of the files
 */
record SessionFile(
        String session,
        Path path,
        FileHead.Form form,
        Path project,
        Map<String, Path> sides,
        long size,
        Instant modified,
        String state) {
    private static final int SHORT_ID = 8;

    static SessionFile of(Path path, FileHead head) throws IOException {
        Path project =
                Objects.requireNonNull(Objects.requireNonNull(path.getParent()).getParent());
        Map<String, Path> sides = new TreeMap<>();
        addSides(SideFile.subagents(project, head.id()), true, sides);
        addSides(SideFile.outputs(project, head.id()), false, sides);
        BasicFileAttributes own = attributesOf(path);
        StringBuilder state = new StringBuilder(stateOf(own));
        Instant modified = own.lastModifiedTime().toInstant();
        long size = own.size();
        for (Path side : sides.values()) {
            BasicFileAttributes attributes = attributesOf(side);
            state.append('/').append(stateOf(attributes));
            size += attributes.size();
            Instant changed = attributes.lastModifiedTime().toInstant();
            modified = changed.isAfter(modified) ? changed : modified;
        }
        return new SessionFile(head.id(), path, head.form(), project, sides, size, modified, state.toString());
    }

    private static void addSides(Path folder, boolean subagents, Map<String, Path> sides) throws IOException {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        SideFile.trackOf(file, subagents).ifPresent(track -> sides.put(track, file));
                    }
                }
            } catch (DirectoryIteratorException e) {
                throw e.getCause();
            }
        }
    }

    private static BasicFileAttributes attributesOf(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    private static String stateOf(BasicFileAttributes file) {
        return file.size() + "-" + file.lastModifiedTime().to(TimeUnit.NANOSECONDS) + "-"
                + Integer.toHexString(Objects.hashCode(file.fileKey()));
    }

    /** Returns the first letters of an id, by which the tool names files, and deletes them. */
    static String shortId(String session) {
        return session.substring(0, Math.min(SHORT_ID, session.length()));
    }

    /** Returns a text that changes whenever a file of the session is replaced, or may have changed. */
    String fingerprint() {
        return state;
    }
}
