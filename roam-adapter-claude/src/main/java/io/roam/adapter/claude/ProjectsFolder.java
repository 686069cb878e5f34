package io.roam.adapter.claude;

import io.roam.spi.tool.SessionVisitor;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

    ProjectsFolder(Path config) {
        this.path = config.resolve("projects");
    }

    Path path() {
        return path;
    }

    /** All sessions in it, of several under one id the newest; {@code odd} is told what is left alone. */
    Collection<SessionFiles> listSessions(SessionVisitor odd) {
        listings.clear();
        return listChangedSessions(Set.of(), odd);
    }

    /** The same, by a look into those folders alone that are new or are among these. */
    Collection<SessionFiles> listChangedSessions(Set<Path> changed, SessionVisitor odd) {
        Map<String, SessionFiles> all = new LinkedHashMap<>();
        List<Path> here = listFolders(odd);
        listings.keySet().removeAll(changed);
        listings.keySet().retainAll(Set.copyOf(here));
        for (Path folder : here) {
            ProjectListing project = listings.computeIfAbsent(folder, ProjectListing::scan);
            project.reportUnexpected(odd);
            for (SessionFiles session : project.sessions()) {
                all.merge(session.id().toLowerCase(Locale.ROOT), session, (a, b) -> chooseNewer(a, b, odd));
            }
        }
        return all.values();
    }

    /** What is in that folder is looked at again when the sessions are listed. */
    void forgetListing(Path folder) {
        listings.remove(folder);
    }

    /** What a run of roam that was cut off left behind, as seen when all sessions were listed. */
    List<Path> leftovers() {
        return listings.values().stream()
                .flatMap(project -> project.leftovers().stream())
                .toList();
    }

    /** The folders of projects. */
    List<Path> listFolders(SessionVisitor odd) {
        List<Path> folders = new ArrayList<>();
        new FolderScanner((folder, seen) -> addIfFolder(folder, seen, folders, odd), odd::unexpected).scan(path);
        return folders;
    }

    /** The session's files as they are now, wherever they stand. */
    Optional<SessionFiles> find(String session) {
        return listFolders(IGNORE_ALL).stream()
                .flatMap(folder -> new ProjectFolder(folder, IGNORE_ALL).findSession(session).stream())
                .reduce((a, b) -> chooseNewer(a, b, IGNORE_ALL));
    }

    /** The files of a session that was seen before, as they are now. */
    Optional<SessionFiles> rescan(SessionFiles before) {
        return new ProjectFolder(before.project(), IGNORE_ALL).rescan(before);
    }

    private static void addIfFolder(Path folder, BasicFileAttributes seen, List<Path> folders, SessionVisitor odd) {
        if (seen.isDirectory()) {
            folders.add(folder);
        } else if (seen.isSymbolicLink()) {
            odd.unexpected(folder, "links are not followed");
        }
    }

    private static SessionFiles chooseNewer(SessionFiles a, SessionFiles b, SessionVisitor odd) {
        boolean first = a.main().modified().compareTo(b.main().modified()) >= 0;
        SessionFiles older = first ? b : a;
        SessionFiles newer = first ? a : b;
        odd.unexpected(older.main().path(), "the same session stands, newer, in " + newer.project());
        return newer;
    }
}
