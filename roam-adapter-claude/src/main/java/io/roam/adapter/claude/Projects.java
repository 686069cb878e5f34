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
final class Projects {
    private static final SessionVisitor NOBODY = session -> {};

    private final Path path;
    private final Map<Path, ListedFolder> listed = new HashMap<>();

    Projects(Path config) {
        this.path = config.resolve("projects");
    }

    Path path() {
        return path;
    }

    /** All sessions in it, of several under one id the newest; {@code odd} is told what is left alone. */
    Collection<SessionFiles> sessions(SessionVisitor odd) {
        listed.clear();
        return sessions(Set.of(), odd);
    }

    /** The same, by a look into those folders alone that are new or are among these. */
    Collection<SessionFiles> sessions(Set<Path> changed, SessionVisitor odd) {
        Map<String, SessionFiles> all = new LinkedHashMap<>();
        List<Path> here = folders(odd);
        listed.keySet().removeAll(changed);
        listed.keySet().retainAll(Set.copyOf(here));
        for (Path folder : here) {
            ListedFolder project = listed.computeIfAbsent(folder, ListedFolder::of);
            project.tell(odd);
            for (SessionFiles session : project.sessions()) {
                all.merge(session.id().toLowerCase(Locale.ROOT), session, (a, b) -> newer(a, b, odd));
            }
        }
        return all.values();
    }

    /** What is in that folder is looked at again when the sessions are listed. */
    void forget(Path folder) {
        listed.remove(folder);
    }

    /** What a run of roam that was cut off left behind, as seen when all sessions were listed. */
    List<Path> leftovers() {
        return listed.values().stream()
                .flatMap(project -> project.leftovers().stream())
                .toList();
    }

    /** The folders of projects. */
    List<Path> folders(SessionVisitor odd) {
        List<Path> folders = new ArrayList<>();
        new Folder((folder, seen) -> sort(folder, seen, folders, odd), odd::unexpected).list(path);
        return folders;
    }

    /** The session's files as they are now, wherever they stand. */
    Optional<SessionFiles> find(String session) {
        return folders(NOBODY).stream()
                .flatMap(folder -> new ProjectFolder(folder, NOBODY).find(session).stream())
                .reduce((a, b) -> newer(a, b, NOBODY));
    }

    /** The files of a session that was seen before, as they are now. */
    Optional<SessionFiles> again(SessionFiles before) {
        return new ProjectFolder(before.project(), NOBODY).again(before);
    }

    private static void sort(Path folder, BasicFileAttributes seen, List<Path> folders, SessionVisitor odd) {
        if (seen.isDirectory()) {
            folders.add(folder);
        } else if (seen.isSymbolicLink()) {
            odd.unexpected(folder, "links are not followed");
        }
    }

    private static SessionFiles newer(SessionFiles a, SessionFiles b, SessionVisitor odd) {
        boolean first = a.main().modified().compareTo(b.main().modified()) >= 0;
        SessionFiles older = first ? b : a;
        SessionFiles newer = first ? a : b;
        odd.unexpected(older.main().path(), "the same session stands, newer, in " + newer.project());
        return newer;
    }
}
