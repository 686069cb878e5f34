package io.roam.adapter.gemini;

import io.roam.adapter.kit.files.DraftFile;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The sessions in the folders of all projects. The id of a session is in its file, so the beginning of each file is read. */
final class SessionListing {
    private static final Pattern NAME = Pattern.compile("session-.*\\.jsonl?");
    private static final Pattern PLACED = Pattern.compile("-roam\\.jsonl?$");

    private final Predicate<String> isSessionId;
    private final SessionVisitor visitor;
    private final Map<String, SessionFile> sessions = new TreeMap<>();
    private final List<Path> leftovers = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();
    private boolean hasLogs;
    private boolean hasDocuments;

    SessionListing(Path root, Predicate<String> isSessionId, SessionVisitor visitor) {
        this.isSessionId = isSessionId;
        this.visitor = visitor;
        folders.add(root);
        each(root, this::addProject);
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

    /** Returns the folders in which sessions are or may come to be. */
    List<Path> folders() {
        return folders;
    }

    /** Whether the tool that uses this store is of a version that writes documents, and has not written a log. */
    boolean isOfDocuments() {
        return hasDocuments && !hasLogs;
    }

    /** Whether the tool has written a log. */
    boolean hasLogs() {
        return hasLogs;
    }

    private void each(Path folder, Entry entry) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                entry.add(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            visitor.unreadable(folder, "it cannot be read");
        }
    }

    /** What is done with an entry of a folder. */
    private interface Entry {
        void add(Path file) throws IOException;
    }

    private void addProject(Path project) {
        Path chats = project.resolve("chats");
        addLeftovers(project);
        each(project.resolve("tool-outputs"), this::addLeftovers);
        if (!Files.isDirectory(project) || !Files.isDirectory(chats)) {
            return;
        } else if (Files.isSymbolicLink(project) || Files.isSymbolicLink(chats)) {
            visitor.unexpected(Files.isSymbolicLink(project) ? project : chats, "symbolic links are not followed");
        } else {
            folders.add(project);
            folders.add(chats);
            each(chats, this::addFile);
        }
    }

    private void addLeftovers(Path folder) {
        if (Files.isSymbolicLink(folder) || !Files.isDirectory(folder)) {
            return;
        }
        each(folder, file -> {
            if (DraftFile.isTemporary(file)) {
                leftovers.add(file);
            }
        });
    }

    private void addFile(Path file) {
        if (DraftFile.isTemporary(file)) {
            leftovers.add(file);
        } else if (NAME.matcher(String.valueOf(file.getFileName())).matches()) {
            addNamed(file);
        } else if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            addLeftovers(file);
        }
    }

    private void addNamed(Path file) {
        if (Files.isSymbolicLink(file)) {
            visitor.unexpected(file, "symbolic links are not followed");
        } else if (!Files.isRegularFile(file)) {
            visitor.unexpected(file, "not a regular file");
        } else {
            try {
                addHead(file, FileHead.read(file));
            } catch (NoSuchFileException e) {
                // its tool has just deleted it
            } catch (IOException e) {
                visitor.unreadable(file, "it cannot be read");
            }
        }
    }

    private void addHead(Path file, FileHead head) throws IOException {
        boolean placed = PLACED.matcher(file.toString()).find(); // what roam wrote does not say what the tool writes
        boolean log = file.toString().endsWith(".jsonl");
        hasLogs |= log && !placed;
        hasDocuments |= !log && !placed;
        if (head.id().isEmpty()) {
            visitor.unreadable(file, "it does not say which session it is");
        } else if (!isSessionId.test(head.id())) {
            visitor.unexpected(file, "not a valid session ID");
        } else if (head.spoken()) {
            addSession(SessionFile.of(file, head));
        }
    }

    /** Adds a session. When the tool resumes a document it makes a log of it beside it, which is the session from then on. */
    private void addSession(SessionFile file) {
        SessionFile other = sessions.get(file.session());
        if (other == null) {
            sessions.put(file.session(), file);
            addSides(file);
            return;
        }
        boolean replaces = isLog(file) == isLog(other) ? file.modified().isAfter(other.modified()) : isLog(file);
        if (replaces) {
            sessions.put(file.session(), file);
        }
        if (isLog(file) == isLog(other)) {
            visitor.unexpected(replaces ? other.path() : file.path(), "a newer file has the same session ID");
        }
    }

    private void addSides(SessionFile file) {
        Path outputs = SideFile.outputs(file.project(), file.session());
        if (Files.isDirectory(outputs, LinkOption.NOFOLLOW_LINKS)) {
            folders.add(outputs);
        }
        Path subagents = SideFile.subagents(file.project(), file.session());
        if (Files.isDirectory(subagents, LinkOption.NOFOLLOW_LINKS)) {
            folders.add(subagents);
        }
    }

    private static boolean isLog(SessionFile file) {
        return file.path().toString().endsWith(".jsonl");
    }
}
