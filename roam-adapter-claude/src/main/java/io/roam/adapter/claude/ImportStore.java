package io.roam.adapter.claude;

import io.roam.adapter.claude.files.LineReader;
import io.roam.adapter.claude.jsonl.CopyName;
import io.roam.adapter.claude.jsonl.Field;
import io.roam.adapter.claude.jsonl.Row;
import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.adapter.claude.links.FollowedLinks;
import io.roam.spi.tool.HistoryStore;
import io.roam.spi.tool.Position;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.SessionInfo;
import io.roam.spi.tool.SessionReader;
import io.roam.spi.tool.SessionUse;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Sessions that the user imports: a transcript of any name, the folder of a project, or a folder of projects, such as from another computer. */
final class ImportStore implements HistoryStore {
    private static final SessionVisitor IGNORE_ALL = session -> {};
    private static final int MOST_LINES = 200;

    private final Path root;
    private final AgentOwners owners = new AgentOwners();
    private final Map<String, SessionCopy> sessions = new LinkedHashMap<>();

    private ImportStore(Path root) {
        this.root = root;
    }

    /** Returns what is to be opened if a user names that file or folder; empty if no session is in it. */
    static Optional<Path> findRoot(Path named) {
        Path file = named.toAbsolutePath().normalize();
        for (String below : List.of("projects", ".claude/projects")) {
            if (Files.isDirectory(file.resolve(below))) {
                return Optional.of(file.resolve(below));
            }
        }
        return open(file).map(store -> file);
    }

    /** Opens a file or folder in which there are sessions. It is none that has a folder {@code projects}: that is a store of the tool. */
    static Optional<ImportStore> open(Path root) {
        if (Files.isDirectory(root.resolve("projects"))) {
            return Optional.empty();
        }
        ImportStore store = new ImportStore(root);
        store.list(IGNORE_ALL);
        return Optional.of(store).filter(one -> !one.sessions.isEmpty());
    }

    private void list(SessionVisitor visitor) {
        sessions.clear();
        if (!Files.isDirectory(root)) {
            listFile();
            return;
        }
        listProject(root, visitor);
        if (sessions.isEmpty()) {
            folders(visitor).forEach(folder -> listProject(folder, visitor));
        }
    }

    private List<Path> folders(SessionVisitor visitor) {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(root, Files::isDirectory)) {
            entries.forEach(folders::add);
        } catch (IOException | DirectoryIteratorException e) {
            visitor.unreadable(root, "it cannot be read");
        }
        folders.sort(null);
        return folders;
    }

    private ProjectFolder projectAt(Path folder, SessionVisitor visitor) {
        Path projects = Optional.ofNullable(folder.getParent()).orElse(folder);
        return new ProjectFolder(folder, new FollowedLinks(projects, Set.of()), owners, visitor);
    }

    private void listProject(Path folder, SessionVisitor visitor) {
        ProjectFolder project = projectAt(folder, visitor);
        project.listSessions().stream()
                .filter(session -> session.main().size() > 0)
                .forEach(session -> add(session.id(), session));
        project.listCopies().forEach(copy -> add(copy.original(), copy.files()));
    }

    private void add(String original, SessionFiles files) {
        String id = files.project().getFileName() + "/" + files.main().path().getFileName();
        sessions.put(id, new SessionCopy(original, new SessionFiles(id, files.project(), files.tracks())));
    }

    private void listFile() {
        Path folder = root.getParent();
        String name = String.valueOf(root.getFileName());
        Optional<String> session = SessionId.fromFileName(name);
        if (folder == null || !Files.isRegularFile(root)) {
            return;
        }
        if (session.isPresent()) {
            projectAt(folder, IGNORE_ALL).findSession(session.get()).ifPresent(files -> add(session.get(), files));
        } else {
            CopyName.sessionOf(name)
                    .filter(known -> sessionNamedIn(root).isPresent())
                    .or(() -> sessionNamedIn(root))
                    .ifPresent(original -> addFile(original, folder));
        }
    }

    private void addFile(String original, Path folder) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(root, BasicFileAttributes.class);
            TrackFile main = TrackFile.of("", root.toRealPath(), attributes);
            List<TrackFile> tracks = new ArrayList<>(List.of(main));
            tracks.addAll(projectAt(folder, IGNORE_ALL).listSideTracks(original));
            add(original, new SessionFiles(original, folder, tracks));
        } catch (IOException e) { // it is gone meanwhile
            sessions.clear();
        }
    }

    /** Returns the id that the first message of a transcript names; empty if the file is none. */
    private static Optional<String> sessionNamedIn(Path file) {
        try (LineReader lines = LineReader.open(file.toRealPath(), 0)) {
            byte[] line = lines.next();
            for (int i = 0; line != null && i < MOST_LINES; i++) {
                Row row = Row.of(line);
                boolean message = row.is(Field.TYPE, "user") || row.is(Field.TYPE, "assistant");
                if (message && row.has(Field.ID) && !row.isTrue(Field.SIDECHAIN)) {
                    return Optional.ofNullable(row.get(Field.SESSION)).filter(SessionId::isValid);
                }
                line = lines.next();
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void visitSessions(SessionVisitor each) {
        list(each);
        sessions.forEach((id, session) -> {
            SessionFiles files = session.files();
            String key = String.valueOf(files.project().getFileName());
            each.session(SessionInfo.of(
                            id,
                            files.fingerprint(),
                            files.size(),
                            files.modified().toInstant(),
                            folder -> ProjectKey.keyOf(folder).equals(key))
                    .asCopyOf(session.original()));
        });
    }

    @Override
    public SessionReader read(String session, Position from) {
        SessionCopy copy = sessions.get(session);
        if (copy == null) {
            throw new SessionChangedException(session);
        }
        return CopyReader.open(copy.files(), from);
    }

    @Override
    public SessionUse useOf(String session) {
        return SessionUse.Free.of();
    }

    @Override
    public Set<Path> watchedFolders() {
        return Set.of();
    }

    @Override
    public void close() {
        // it holds nothing open
    }
}
