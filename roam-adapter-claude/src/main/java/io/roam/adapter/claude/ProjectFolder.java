package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.CopyName;
import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.adapter.claude.jsonl.TrackName;
import io.roam.adapter.claude.links.FolderScanner;
import io.roam.adapter.claude.links.FollowedLinks;
import io.roam.adapter.claude.links.LinkTarget;
import io.roam.adapter.kit.files.DraftFile;
import io.roam.spi.tool.SessionVisitor;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the sessions in the folder of a project, by names, sizes and times of files. */
final class ProjectFolder {
    private static final List<String> SIDE_FOLDERS = List.of("subagents", "tool-results");

    private final Path path;
    private final FollowedLinks links;
    private final SessionVisitor visitor;
    private final Map<String, List<TrackFile>> sessions = new LinkedHashMap<>();
    private final Map<String, String> idsByLowerCase = new HashMap<>();
    private final List<TrackFile> legacyAgents = new ArrayList<>();
    private final Set<String> folderNames = new HashSet<>();
    private final List<Path> leftovers = new ArrayList<>();
    private final AgentOwners owners;
    private final Map<String, TrackFile> copies = new TreeMap<>();

    ProjectFolder(Path path, FollowedLinks links, AgentOwners owners, SessionVisitor visitor) {
        this.path = path;
        this.links = links;
        this.owners = owners;
        this.visitor = visitor;
    }

    /** Scans the folder, and returns all its sessions. */
    List<SessionFiles> listSessions() {
        new FolderScanner(this::classify, visitor::unreadable).scan(path);
        sessions.forEach(this::addSideTracks);
        legacyAgents.forEach(this::addLegacyAgent);
        reportOrphans();
        List<SessionFiles> all = new ArrayList<>();
        sessions.forEach((id, tracks) -> all.add(new SessionFiles(id, path, tracks)));
        return all;
    }

    /** Returns the side tracks in the folder of a session. */
    List<TrackFile> listSideTracks(String id) {
        List<TrackFile> tracks = new ArrayList<>();
        if (isFollowedFolder(path.resolve(id))) {
            folderNames.add(id);
            addSideTracks(id, tracks);
        }
        return tracks;
    }

    /** Returns the copies of sessions that the scan found, each with the side tracks of its session. */
    List<SessionCopy> listCopies() {
        List<SessionCopy> all = new ArrayList<>();
        copies.forEach((name, file) -> {
            if (file.size() > 0) {
                String session = CopyName.sessionOf(name).orElseThrow();
                List<TrackFile> tracks = new ArrayList<>(List.of(file));
                addSideTracks(session, tracks);
                all.add(new SessionCopy(session, new SessionFiles(path.getFileName() + "/" + name, path, tracks)));
            }
        });
        return all;
    }

    /** Reports the transcripts of agents whose session is gone: the tool reads them no more, and they belong to no conversation. */
    private void reportOrphans() {
        List<Path> orphans = folderNames.stream()
                .filter(name -> SessionId.isValid(name) && !idsByLowerCase.containsKey(name.toLowerCase(Locale.ROOT)))
                .map(name -> path.resolve(name).resolve("subagents"))
                .filter(ProjectFolder::holdsTranscripts)
                .sorted()
                .toList();
        orphans.stream()
                .findFirst()
                .ifPresent(first -> visitor.unexpected(
                        first,
                        "it contains subagents of a deleted session"
                                + (orphans.size() > 1
                                        ? ", as do other folders next to it (" + (orphans.size() - 1) + ")"
                                        : "")));
    }

    private static boolean holdsTranscripts(Path subagents) {
        if (!Files.isDirectory(subagents, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (DirectoryStream<Path> agents = Files.newDirectoryStream(subagents, "agent-*" + TrackName.LINES)) {
            return agents.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException e) {
            return false;
        }
    }

    /** Returns the temporary files of roam that the scan found. */
    List<Path> leftovers() {
        return leftovers;
    }

    /** Returns one session, by reading its own files and the names of all files. */
    Optional<SessionFiles> findSession(String id) {
        List<TrackFile> tracks = ownTracks(id);
        if (tracks.isEmpty()) {
            return Optional.empty();
        }
        addAgentsOf(id, tracks);
        return Optional.of(new SessionFiles(id, path, tracks));
    }

    private void addAgentsOf(String id, List<TrackFile> tracks) {
        try (DirectoryStream<Path> agents = Files.newDirectoryStream(path, "agent-*" + TrackName.LINES)) {
            for (Path agent : agents) {
                agentTrackOf(id, agent).ifPresent(tracks::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            visitor.unreadable(path, "it cannot be read");
        }
    }

    /**
     * Returns the current state of a session that was found here before, by reading its own files alone.
     *
     * @param placed the shared tracks that roam placed since
     */
    Optional<SessionFiles> rescan(SessionFiles before, Set<String> placed) {
        List<TrackFile> tracks = ownTracks(before.id());
        if (tracks.isEmpty()) {
            return Optional.empty();
        }
        Set<String> shared = new TreeSet<>(placed);
        before.tracks().stream()
                .map(TrackFile::track)
                .filter(TrackName::isShared)
                .forEach(shared::add);
        for (String track : shared) {
            statTrack(track, TrackName.fileOf(path, before.id(), track)).ifPresent(tracks::add);
        }
        return Optional.of(new SessionFiles(before.id(), path, tracks));
    }

    private List<TrackFile> ownTracks(String id) {
        List<TrackFile> tracks = new ArrayList<>();
        statTrack("", TrackName.fileOf(path, id, "")).ifPresent(tracks::add);
        if (!tracks.isEmpty()) {
            tracks.addAll(listSideTracks(id));
        }
        return tracks;
    }

    private Optional<TrackFile> agentTrackOf(String id, Path agent) throws IOException {
        String name = String.valueOf(agent.getFileName());
        Optional<TrackFile> file =
                TrackName.isBeside(name) ? statTrack(TrackName.besideOf(id, name), agent) : Optional.empty();
        return file.isPresent() && owners.sessionsOf(file.get()).contains(id.toLowerCase(Locale.ROOT))
                ? file
                : Optional.empty();
    }

    private Optional<TrackFile> statTrack(String track, Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            Optional<TrackFile> found = attributes.isSymbolicLink()
                    ? linkedTrack(track, file, links.ofSession(file))
                    : Optional.of(file)
                            .filter(regular -> attributes.isRegularFile())
                            .map(regular -> TrackFile.of(track, regular, attributes));
            return found.filter(known -> known.size() > 0 || track.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void classify(Path file, BasicFileAttributes attributes) {
        String name = String.valueOf(file.getFileName());
        if (attributes.isDirectory()) {
            folderNames.add(name);
        } else if (attributes.isSymbolicLink()) {
            classifyLink(file, name);
        } else if (attributes.isRegularFile() && CopyName.sessionOf(name).isPresent()) {
            copies.put(name, TrackFile.of("", file, attributes));
        } else if (name.endsWith(TrackName.LINES)) {
            if (attributes.isRegularFile()) {
                classifyTranscript(file, name, attributes);
            } else {
                visitor.unexpected(file, "not a regular file");
            }
        } else if (DraftFile.isTemporary(file)) {
            leftovers.add(file);
        }
    }

    private void classifyLink(Path link, String name) {
        Optional<String> id = SessionId.fromFileName(name);
        if (SessionId.isValid(name)) {
            LinkTarget target = links.ofSession(link);
            if (target.isFolder()) {
                folderNames.add(name);
            } else if (target.isForeign()) {
                visitor.unreadable(link, target.why());
            }
        } else if (id.isPresent() || TrackName.isBeside(name)) {
            LinkTarget target = links.ofSession(link);
            linkedTrack(id.isPresent() ? "" : name, link, target).ifPresentOrElse(track -> addLinked(id, track), () -> {
                if (target.isForeign() || (id.isPresent() && target.isMissing())) {
                    visitor.unreadable(link, target.why());
                }
            });
        } else if (name.endsWith(TrackName.LINES)) {
            visitor.unexpected(link, "not a session file name");
        }
    }

    private void addLinked(Optional<String> id, TrackFile track) {
        if (id.isPresent()) {
            addMain(id.get(), track);
        } else if (track.size() > 0) {
            legacyAgents.add(track);
        }
    }

    /** Returns the track behind a link; nothing if the link is only a second name of a session that stands in its own place. */
    private Optional<TrackFile> linkedTrack(String track, Path link, LinkTarget target) {
        boolean secondName = track.isEmpty() && target.isFile() && links.isListed(target.path());
        if (secondName) {
            visitor.unexpected(link, "a second link to " + target.path());
        }
        return target.isFile() && !secondName
                ? Optional.of(TrackFile.of(track, target.path(), target.requireAttributes()))
                : Optional.empty();
    }

    private boolean isFollowedFolder(Path folder) {
        return Files.isSymbolicLink(folder) ? links.ofSession(folder).isFolder() : Files.isDirectory(folder);
    }

    private void classifyTranscript(Path file, String name, BasicFileAttributes attributes) {
        Optional<String> id = SessionId.fromFileName(name);
        if (id.isPresent()) { // even if it is empty: something was there before
            addMain(id.get(), TrackFile.of("", file, attributes));
        } else if (attributes.size() == 0) {
            return;
        } else if (!Files.isReadable(file)) {
            visitor.unreadable(file, "it cannot be read");
        } else if (TrackName.isBeside(name)) {
            legacyAgents.add(TrackFile.of(name, file, attributes));
        } else {
            visitor.unexpected(file, "not a session file name");
        }
    }

    private void addMain(String id, TrackFile main) {
        String known = idsByLowerCase.putIfAbsent(id.toLowerCase(Locale.ROOT), id);
        if (known == null) {
            sessions.put(id, new ArrayList<>(List.of(main)));
        } else {
            visitor.unexpected(main.path(), "another session has this name in a different case");
        }
    }

    private void addSideTracks(String id, List<TrackFile> tracks) {
        if (!folderNames.contains(id)) {
            return;
        }
        Path sessionFolder = path.resolve(id);
        FolderScanner files = new FolderScanner(
                (file, attributes) -> addSideTrack(sessionFolder, file, attributes, tracks), visitor::unreadable);
        for (String below : SIDE_FOLDERS) {
            Path folder = sessionFolder.resolve(below);
            LinkTarget target = Files.isSymbolicLink(folder) ? links.ofSession(folder) : null;
            if (target == null || target.isFolder()) {
                files.scanTree(folder);
            } else if (target.isForeign()) {
                visitor.unreadable(folder, target.why());
            }
        }
    }

    private void addSideTrack(Path sessionFolder, Path file, BasicFileAttributes attributes, List<TrackFile> tracks) {
        String track = sessionFolder
                .relativize(file)
                .toString()
                .replace(file.getFileSystem().getSeparator(), "/");
        if (attributes.isSymbolicLink()) {
            addLinkedSideTrack(track, file, tracks);
        } else if (!attributes.isRegularFile()) {
            visitor.unexpected(file, "not a regular file");
        } else if (TrackName.isKnown(track)) {
            tracks.add(TrackFile.of(track, file, attributes));
        } else if (track.endsWith(TrackName.LINES) || track.startsWith("tool-results/")) {
            visitor.unexpected(file, "its name is not valid on other systems");
        }
    }

    private void addLinkedSideTrack(String track, Path link, List<TrackFile> tracks) {
        if (!TrackName.isKnown(track)) {
            return;
        }
        LinkTarget target = links.ofSession(link);
        if (target.isFile()) {
            tracks.add(TrackFile.of(track, target.path(), target.requireAttributes()));
        } else if (target.isMissing()) { // the tool swept what was there
            visitor.unexpected(link, target.why());
        } else {
            visitor.unreadable(
                    link, target.isFolder() ? "symbolic links to folders are not followed here" : target.why());
        }
    }

    private void addLegacyAgent(TrackFile agent) {
        List<String> here = List.of();
        try {
            here = owners.sessionsOf(agent).stream()
                    .map(idsByLowerCase::get)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (IOException e) {
            visitor.unreadable(agent.path(), "it cannot be read");
            return;
        }
        here.forEach(id ->
                Objects.requireNonNull(sessions.get(id)).add(agent.asTrack(TrackName.besideOf(id, agent.track()))));
        if (here.isEmpty()) {
            visitor.unexpected(agent.path(), "belongs to no session");
        }
    }
}
