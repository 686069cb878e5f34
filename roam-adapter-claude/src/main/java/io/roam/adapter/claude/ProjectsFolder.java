package io.roam.adapter.claude;

import io.roam.spi.tool.SessionVisitor;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The folder {@code projects} of a configuration folder. */
final class ProjectsFolder {
    private static final SessionVisitor IGNORE_ALL = session -> {};

    private final Path path;
    private final Map<Path, ProjectListing> listings = new HashMap<>();
    private final AgentOwners owners = new AgentOwners();
    private final Map<String, Set<String>> placedShared = new HashMap<>();

    ProjectsFolder(Path config) {
        this.path = config.resolve("projects");
    }

    Path path() {
        return path;
    }

    /** Lists all sessions, of several with one id the newest, and reports to {@code visitor} what is skipped. */
    Collection<SessionFiles> listSessions(SessionVisitor visitor) {
        listings.clear();
        return listChangedSessions(Set.of(), visitor);
    }

    /** Lists all sessions, but scans only folders that are new or in {@code changed}. */
    Collection<SessionFiles> listChangedSessions(Set<Path> changed, SessionVisitor visitor) {
        Map<String, SessionFiles> all = new LinkedHashMap<>();
        List<Path> projects = listFolders(visitor);
        listings.keySet().removeAll(changed);
        listings.keySet().retainAll(Set.copyOf(projects));
        for (Path folder : projects) {
            ProjectListing project = listings.computeIfAbsent(folder, one -> ProjectListing.scan(one, owners));
            project.reportUnexpected(visitor);
            for (SessionFiles session : project.sessions()) {
                all.merge(session.id().toLowerCase(Locale.ROOT), session, (a, b) -> chooseNewer(a, b, visitor));
            }
        }
        return all.values();
    }

    /** Has that folder scanned again when the sessions are listed next. */
    void forgetListing(Path folder) {
        listings.remove(folder);
    }

    /** Notes that a track was placed in a file that sessions share, in which no rescan of the session's own files would find it. */
    void notePlaced(String session, String track) {
        placedShared.computeIfAbsent(session, id -> new HashSet<>()).add(track);
    }

    /** Returns the temporary files of interrupted runs that the last listing found. */
    List<Path> leftovers() {
        return listings.values().stream()
                .flatMap(project -> project.leftovers().stream())
                .toList();
    }

    /** Lists the folders of projects. */
    List<Path> listFolders(SessionVisitor visitor) {
        List<Path> folders = new ArrayList<>();
        new FolderScanner(
                        (folder, attributes) -> addIfFolder(folder, attributes, folders, visitor), visitor::unreadable)
                .scan(path);
        return folders;
    }

    /** Lists the sessions in one folder. */
    List<SessionFiles> listSessionsIn(Path folder) {
        return new ProjectFolder(folder, owners, IGNORE_ALL).listSessions();
    }

    /** Finds a session in any project; of several with its id the newest. */
    Optional<SessionFiles> find(String session) {
        return listFolders(IGNORE_ALL).stream()
                .flatMap(folder -> new ProjectFolder(folder, owners, IGNORE_ALL).findSession(session).stream())
                .reduce((a, b) -> chooseNewer(a, b, IGNORE_ALL));
    }

    /** Returns the current state of a session that was found before; empty if it is gone. */
    Optional<SessionFiles> rescan(SessionFiles before) {
        return new ProjectFolder(before.project(), owners, IGNORE_ALL)
                .rescan(before, placedShared.getOrDefault(before.id(), Set.of()));
    }

    private void addIfFolder(Path folder, BasicFileAttributes attributes, List<Path> folders, SessionVisitor visitor) {
        if (attributes.isDirectory()) {
            folders.add(folder);
        } else if (attributes.isSymbolicLink()) {
            visitor.unexpected(folder, "links are not followed");
        } else if (folder.equals(path)) {
            visitor.unreadable(folder, "it is no folder");
        }
    }

    private static SessionFiles chooseNewer(SessionFiles a, SessionFiles b, SessionVisitor visitor) {
        boolean first = a.main().size() > 0
                && (b.main().size() == 0
                        || a.main().modified().compareTo(b.main().modified()) >= 0);
        SessionFiles older = first ? b : a;
        SessionFiles newer = first ? a : b;
        visitor.unexpected(older.main().path(), "the same session stands, newer, in " + newer.project());
        return newer;
    }
}
