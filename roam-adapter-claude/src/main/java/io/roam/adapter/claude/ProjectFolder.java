package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.SessionId;
import io.roam.adapter.claude.jsonl.TrackName;
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
import java.util.Optional;
import java.util.Set;

/** The folder of a project: the sessions in it, found by names, sizes and times. */
final class ProjectFolder {
    private final Path path;
    private final SessionVisitor odd;
    private final Map<String, List<TrackFile>> sessions = new LinkedHashMap<>();
    private final Map<String, String> idsByLowerCase = new HashMap<>();
    private final List<TrackFile> beside = new ArrayList<>();
    private final Set<String> folders = new HashSet<>();
    private final List<Path> leftovers = new ArrayList<>();

    ProjectFolder(Path path, SessionVisitor odd) {
        this.path = path;
        this.odd = odd;
    }

    /** All sessions in it. */
    List<SessionFiles> sessions() {
        new Folder(this::sort, odd::unexpected).list(path);
        sessions.forEach(this::addSideTracks);
        beside.forEach(this::addLegacyAgent);
        List<SessionFiles> all = new ArrayList<>();
        sessions.forEach((id, tracks) -> all.add(new SessionFiles(id, path, tracks)));
        return all;
    }

    /** The temporary files of roam that were seen in it. */
    List<Path> leftovers() {
        return leftovers;
    }

    /** One session, as it is now: at the cost of its own files and of the names of all. */
    Optional<SessionFiles> find(String id) {
        List<TrackFile> tracks = own(id);
        if (tracks.isEmpty()) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> agents = Files.newDirectoryStream(path, "agent-*" + TrackName.LINES)) {
            for (Path agent : agents) {
                besideOf(id, agent).ifPresent(tracks::add);
            }
        } catch (IOException | DirectoryIteratorException e) {
            odd.unexpected(path, "it cannot be read");
        }
        return Optional.of(new SessionFiles(id, path, tracks));
    }

    /** One session that was seen here before, as it is now: at the cost of its own files. */
    Optional<SessionFiles> again(SessionFiles before) {
        List<TrackFile> tracks = own(before.id());
        if (tracks.isEmpty()) {
            return Optional.empty();
        }
        for (TrackFile file : before.tracks()) {
            if (file.track().startsWith(TrackName.BESIDE)) {
                look(file.track(), file.path()).ifPresent(tracks::add);
            }
        }
        return Optional.of(new SessionFiles(before.id(), path, tracks));
    }

    private List<TrackFile> own(String id) {
        List<TrackFile> tracks = new ArrayList<>();
        look("", TrackName.file(path, id, "")).ifPresent(tracks::add);
        if (!tracks.isEmpty() && Files.isDirectory(path.resolve(id), LinkOption.NOFOLLOW_LINKS)) {
            folders.add(id);
            addSideTracks(id, tracks);
        }
        return tracks;
    }

    private static Optional<TrackFile> besideOf(String id, Path agent) throws IOException {
        String name = String.valueOf(agent.getFileName());
        Optional<TrackFile> file = TrackName.isBeside(name) ? look(TrackName.BESIDE + name, agent) : Optional.empty();
        return file.isPresent()
                        && LegacyAgent.session(agent)
                                .filter(id::equalsIgnoreCase)
                                .isPresent()
                ? file
                : Optional.empty();
    }

    private static Optional<TrackFile> look(String track, Path file) {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return seen.isRegularFile() && seen.size() > 0
                    ? Optional.of(TrackFile.of(track, file, seen))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void sort(Path file, BasicFileAttributes seen) {
        String name = String.valueOf(file.getFileName());
        if (seen.isDirectory()) {
            folders.add(name);
        } else if (name.endsWith(TrackName.LINES)) {
            if (seen.isRegularFile()) {
                sortTranscript(file, name, seen);
            } else {
                odd.unexpected(file, seen.isSymbolicLink() ? "links are not followed" : "it is no file");
            }
        } else if (TemporaryTracks.isOne(name)) {
            leftovers.add(file);
        }
    }

    private void sortTranscript(Path file, String name, BasicFileAttributes seen) {
        Optional<String> id = SessionId.ofFile(name);
        if (seen.size() == 0) {
            return;
        }
        if (id.isPresent()) {
            addMain(id.get(), TrackFile.of("", file, seen));
        } else if (!Files.isReadable(file)) {
            odd.unexpected(file, "it cannot be read");
        } else if (TrackName.isBeside(name)) {
            beside.add(TrackFile.of(TrackName.BESIDE + name, file, seen));
        } else {
            odd.unexpected(file, "its name is no session's");
        }
    }

    private void addMain(String id, TrackFile main) {
        String before = idsByLowerCase.putIfAbsent(id.toLowerCase(Locale.ROOT), id);
        if (before == null) {
            sessions.put(id, new ArrayList<>(List.of(main)));
        } else {
            odd.unexpected(main.path(), "another session has that name in other letter case");
        }
    }

    private void addSideTracks(String id, List<TrackFile> tracks) {
        if (!folders.contains(id)) {
            return;
        }
        Path own = path.resolve(id);
        Folder files = new Folder((file, seen) -> addSideTrack(own, file, seen, tracks), odd::unexpected);
        files.below(own.resolve("subagents"));
        files.below(own.resolve("tool-results"));
    }

    private void addSideTrack(Path own, Path file, BasicFileAttributes seen, List<TrackFile> tracks) {
        String track =
                own.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        if (!seen.isRegularFile()) {
            odd.unexpected(file, seen.isSymbolicLink() ? "links are not followed" : "it is no file");
        } else if (TrackName.isKnown(track)) {
            tracks.add(TrackFile.of(track, file, seen));
        } else if (track.endsWith(TrackName.LINES) || track.startsWith("tool-results/")) {
            odd.unexpected(file, "its name cannot be carried to other systems");
        }
    }

    private void addLegacyAgent(TrackFile agent) {
        Optional<List<TrackFile>> owner = Optional.empty();
        try {
            owner = LegacyAgent.session(agent.path())
                    .map(id -> idsByLowerCase.get(id.toLowerCase(Locale.ROOT)))
                    .map(sessions::get);
        } catch (IOException e) {
            odd.unexpected(agent.path(), "it cannot be read");
            return;
        }
        owner.ifPresentOrElse(
                tracks -> tracks.add(agent), () -> odd.unexpected(agent.path(), "it belongs to no session here"));
    }
}
