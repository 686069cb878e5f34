package io.roam.adapter.kit;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The files of all sessions in a store, found by names, sizes and times alone. */
final class SessionListing {
    private final SessionLayout layout;
    private final Path root;
    private final Predicate<String> isSessionId;
    private final SessionVisitor visitor;
    private final Map<String, SessionFile> sessions = new TreeMap<>();
    private final List<Path> leftovers = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    SessionListing(SessionLayout layout, Path root, Predicate<String> isSessionId, SessionVisitor visitor) {
        this.layout = layout;
        this.root = root;
        this.isSessionId = isSessionId;
        this.visitor = visitor;
        if (Files.isDirectory(root)) {
            list(root, layout.depth());
        }
    }

    Collection<SessionFile> sessions() {
        return sessions.values();
    }

    Optional<SessionFile> find(String session) {
        return Optional.ofNullable(sessions.get(session));
    }

    /** Returns the temporary files of interrupted runs. */
    List<Path> leftovers() {
        return leftovers;
    }

    /** Returns the root, if it is there, and the folders below it in which sessions may be. */
    List<Path> folders() {
        return folders;
    }

    private void list(Path folder, int depth) {
        folders.add(folder);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                add(file, depth);
            }
        } catch (IOException | DirectoryIteratorException e) {
            visitor.unreadable(folder, "it cannot be read");
        }
    }

    private void add(Path file, int depth) throws IOException {
        Optional<String> session = layout.sessionOf(root.relativize(file));
        if (DraftFile.isTemporary(file)) {
            leftovers.add(file);
        } else if (session.isPresent() || depth > 0) {
            try {
                add(
                        file,
                        session,
                        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
                        depth);
            } catch (NoSuchFileException e) {
                // its tool has just deleted it
            }
        }
    }

    private void add(Path file, Optional<String> session, BasicFileAttributes attributes, int depth) {
        if (attributes.isDirectory() && depth > 0) {
            list(file, depth - 1);
        } else if (attributes.isSymbolicLink()) {
            visitor.unexpected(file, "symbolic links are not followed");
        } else if (session.isPresent() && !attributes.isRegularFile()) {
            visitor.unexpected(file, "not a regular file");
        } else if (session.isPresent() && !isSessionId.test(session.get())) {
            visitor.unexpected(file, "not a session file name");
        } else if (session.isPresent()) {
            addSession(SessionFile.of(session.get(), file, attributes));
        }
    }

    private void addSession(SessionFile file) {
        SessionFile other = sessions.get(file.session());
        boolean newer = other == null || other.modified().isBefore(file.modified());
        if (newer) {
            sessions.put(file.session(), file);
        }
        if (other != null) {
            visitor.unexpected(newer ? other.path() : file.path(), "a newer file has the same session ID");
        }
    }
}
