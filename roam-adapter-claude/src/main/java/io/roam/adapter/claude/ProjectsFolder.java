package io.roam.adapter.claude;

import io.roam.adapter.claude.links.FolderScanner;
import io.roam.adapter.claude.links.FollowedLinks;
import io.roam.adapter.claude.links.LinkTarget;
import io.roam.adapter.kit.files.FileHash;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The folder {@code projects} of a configuration folder. */
final class ProjectsFolder {
    private static final int COMPARED = 8192;
    private static final SessionVisitor IGNORE_ALL = session -> {};

    private final Path path;
    private final FollowedLinks links;
    private final Map<Path, ProjectListing> listings = new HashMap<>();
    private final AgentOwners owners = new AgentOwners();
    private final Map<String, Set<String>> placedShared = new HashMap<>();
    private final Map<Path, Set<String>> otherNames = new HashMap<>();
    private final List<SessionCopy> duplicates = new ArrayList<>();
    private final Set<String> moved = new HashSet<>();

    /**
     * Is in that configuration folder.
     *
     * @param others the real paths of the folders of projects that other stores list: what a link leads to there is theirs
     */
    ProjectsFolder(Path config, Set<Path> others) {
        this.path = config.resolve("projects");
        this.links = new FollowedLinks(path, others);
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
        duplicates.clear();
        for (Path folder : projects) {
            ProjectListing project = listings.computeIfAbsent(folder, one -> ProjectListing.scan(one, links, owners));
            project.reportUnexpected(visitor);
            for (SessionFiles session : project.sessions()) {
                all.merge(
                        session.id().toLowerCase(Locale.ROOT),
                        session,
                        (a, b) -> chooseNewer(a, b, visitor, duplicates::add));
            }
        }
        return all.values();
    }

    /** Returns the copies of sessions that the last listing found: under other names, and under their own in another project. */
    List<SessionCopy> copies() {
        return Stream.concat(
                        listings.values().stream().flatMap(project -> project.copies().stream()), duplicates.stream())
                .toList();
    }

    /** Finds one of them by its id. */
    Optional<SessionCopy> findCopy(String id) {
        return id.indexOf('/') < 0
                ? Optional.empty()
                : copies().stream().filter(copy -> copy.files().id().equals(id)).findFirst();
    }

    /** Has that folder scanned again when the sessions are listed next. */
    void forgetListing(Path folder) {
        listings.remove(folder);
    }

    /** Notes that a track was placed in a file that sessions share, in which no rescan of the session's own files would find it. */
    void notePlaced(String session, String track) {
        placedShared.computeIfAbsent(session, id -> new HashSet<>()).add(track);
    }

    /** Notes that a session is written where another folder's sessions are: its files are not where they were found. */
    void noteMoved(String session) {
        moved.add(session);
    }

    /** Returns the temporary files of interrupted runs that the last listing found. */
    List<Path> leftovers() {
        return listings.values().stream()
                .flatMap(project -> project.leftovers().stream())
                .toList();
    }

    /** Lists the folders of projects; one that has several names, by its own. */
    List<Path> listFolders(SessionVisitor visitor) {
        List<Path> folders = new ArrayList<>();
        List<Path> linked = new ArrayList<>();
        new FolderScanner(
                        (folder, attributes) -> {
                            if (attributes.isSymbolicLink()) {
                                linked.add(folder);
                            } else {
                                addIfFolder(folder, attributes, folders, visitor);
                            }
                        },
                        visitor::unreadable)
                .scan(path);
        otherNames.clear();
        if (!linked.isEmpty()) {
            addLinked(linked, folders, visitor);
        }
        return folders;
    }

    private void addLinked(List<Path> linked, List<Path> folders, SessionVisitor visitor) {
        Map<Path, Path> known = new HashMap<>();
        for (Path folder : folders) {
            known.put(realPath(folder), folder);
        }
        linked.sort(Comparator.naturalOrder());
        for (Path link : linked) {
            LinkTarget target = links.ofProject(link);
            if (target.isFolder()) {
                Path before = known.putIfAbsent(target.path(), link);
                if (before == null) {
                    folders.add(link);
                } else {
                    otherNames
                            .computeIfAbsent(before, folder -> new HashSet<>())
                            .add(String.valueOf(link.getFileName()));
                }
            } else if (target.isMissing()) {
                visitor.unreadable(link, target.why());
            }
        }
    }

    private static Path realPath(Path folder) {
        try {
            return folder.toRealPath();
        } catch (IOException e) { // it is gone meanwhile, or cannot be read, which its own scan reports
            return folder;
        }
    }

    /** Returns the name of a project's folder that the last listing found, and those of links to it. */
    Set<String> namesOf(Path folder) {
        Set<String> names = new HashSet<>(otherNames.getOrDefault(folder, Set.of()));
        names.add(String.valueOf(folder.getFileName()));
        return names;
    }

    /** Lists the sessions in one folder. */
    List<SessionFiles> listSessionsIn(Path folder) {
        return new ProjectFolder(folder, links, owners, IGNORE_ALL).listSessions();
    }

    /** Finds a session in any project; of several with its id the newest. */
    Optional<SessionFiles> find(String session) {
        return listFolders(IGNORE_ALL).stream()
                .flatMap(folder -> new ProjectFolder(folder, links, owners, IGNORE_ALL).findSession(session).stream())
                .reduce((a, b) -> chooseNewer(a, b, IGNORE_ALL, copy -> {}));
    }

    /** Returns the current state of a session that was found before; empty if it is gone. */
    Optional<SessionFiles> rescan(SessionFiles before) {
        if (moved.contains(before.id())) {
            return Optional.empty();
        }
        return new ProjectFolder(before.project(), links, owners, IGNORE_ALL)
                .rescan(before, placedShared.getOrDefault(before.id(), Set.of()));
    }

    private void addIfFolder(Path folder, BasicFileAttributes attributes, List<Path> folders, SessionVisitor visitor) {
        if (attributes.isDirectory()) {
            folders.add(folder);
        } else if (folder.equals(path)) {
            visitor.unreadable(folder, "not a folder");
        }
    }

    private static SessionFiles chooseNewer(
            SessionFiles a, SessionFiles b, SessionVisitor visitor, Consumer<SessionCopy> copies) {
        boolean first = a.main().size() > 0
                && (b.main().size() == 0
                        || a.main().modified().compareTo(b.main().modified()) >= 0);
        SessionFiles older = first ? b : a;
        SessionFiles newer = first ? a : b;
        if (!isLeftBehind(older.main(), newer.main())) {
            visitor.unexpected(older.main().path(), "a newer file of the same session is in " + newer.project());
            copies.accept(copyOf(older));
        }
        return newer;
    }

    private static SessionCopy copyOf(SessionFiles older) {
        String id = older.project().getFileName() + "/" + older.main().path().getFileName();
        return new SessionCopy(older.id(), new SessionFiles(id, older.project(), older.tracks()));
    }

    /** Whether a file is what the newer one began with, as where a session was moved from: compared at its end. */
    private static boolean isLeftBehind(TrackFile older, TrackFile newer) {
        long from = Math.max(0, older.size() - COMPARED);
        try {
            return older.size() <= newer.size()
                    && FileHash.of(older.path(), from, older.size() - from)
                            .equals(FileHash.of(newer.path(), from, older.size() - from));
        } catch (IOException e) {
            return false;
        }
    }
}
