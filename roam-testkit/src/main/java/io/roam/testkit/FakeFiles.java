package io.roam.testkit;

import io.roam.spi.DiskException;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of one session of the made-up tool. */
record FakeFiles(Path root, String session) {
    private static final Pattern TRACK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,60}\\.(log|txt)");
    private static final Pattern SHARED = Pattern.compile("([a-z]{1,20})\\.shared/([A-Za-z0-9_-]{1,100})\\.log");
    private static final Pattern COMMON = Pattern.compile("([a-z]{1,20})\\.common\\.log");

    /** The ending of the folder of a session's side tracks. */
    static final String SIDES = ".d";

    Path main() {
        return root.resolve(session + ".log");
    }

    Path workspaceFile() {
        return root.resolve(session + ".in");
    }

    Path valuesFile() {
        return root.resolve(session + ".values");
    }

    Path openFile() {
        return root.resolve(session + ".open");
    }

    static boolean isLines(String track) {
        return track.isEmpty() || track.endsWith(".log");
    }

    static boolean isTrack(String track) {
        return track.isEmpty()
                || TRACK.matcher(track).matches()
                || SHARED.matcher(track).matches()
                || COMMON.matcher(track).matches();
    }

    /** Returns the session that the lines of a shared file belong to. */
    static Optional<String> ownerOf(String track) {
        Matcher shared = SHARED.matcher(track);
        return shared.matches() ? Optional.of(shared.group(2)) : Optional.empty();
    }

    /** Whether a line of a track is this session's: those of a shared file name their session. */
    boolean isOwn(String track, String line) {
        return ownerOf(track).isEmpty() || line.endsWith("#" + session);
    }

    /** Whether a track is in a file that is not this session's alone. */
    static boolean isShared(String track) {
        return SHARED.matcher(track).matches() || COMMON.matcher(track).matches();
    }

    Path file(String track) {
        if (SHARED.matcher(track).matches()) {
            return root.resolve(track.substring(0, track.indexOf('/')));
        }
        if (COMMON.matcher(track).matches()) {
            return root.resolve(track.substring(0, track.length() - ".log".length()));
        }
        return track.isEmpty() ? main() : root.resolve(session + SIDES).resolve(track);
    }

    /** Returns the files of all tracks by name, the main track first. */
    Map<String, Path> tracks() {
        Map<String, Path> all = ownTracks();
        for (Path file : besides()) {
            String name = file.getFileName().toString();
            String track = name.endsWith(".common") ? name + ".log" : name + "/" + session + ".log";
            if (linesOf(track, bytes(file)).findAny().isPresent()) {
                all.put(track, file);
            }
        }
        return all;
    }

    private List<Path> besides() {
        List<Path> all = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(root, "*.{shared,common}")) {
            files.forEach(all::add);
        } catch (IOException e) {
            throw new DiskException("cannot read", root, e);
        }
        return all;
    }

    /** Returns the lines of a track's file that are this session's. */
    Stream<String> linesOf(String track, byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).lines().filter(line -> isOwn(track, line));
    }

    /** Returns the lines that a shared file lacks: it outlives its sessions. Of another file all lines. */
    byte[] missingIn(String track, byte[] lines) {
        if (ownerOf(track).isEmpty()) {
            return lines;
        }
        List<String> here = linesOf(track, bytes(file(track))).toList();
        List<String> all = linesOf(track, lines).toList();
        boolean begun = here.size() <= all.size() && all.subList(0, here.size()).equals(here);
        return begun
                ? all.stream()
                        .skip(here.size())
                        .map(line -> line + "\n")
                        .reduce("", String::concat)
                        .getBytes(StandardCharsets.ISO_8859_1)
                : new byte[0];
    }

    /** Returns the files that hold nothing of other sessions, by track. */
    Map<String, Path> ownTracks() {
        Map<String, Path> all = new TreeMap<>();
        if (Files.exists(main())) {
            all.put(Record.MAIN, main());
        }
        Path sides = root.resolve(session + SIDES);
        if (Files.isDirectory(sides)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(sides)) {
                for (Path file : files) {
                    String track = file.getFileName().toString();
                    if (isTrack(track)) {
                        all.put(track, file);
                    }
                }
            } catch (IOException e) {
                throw new DiskException("cannot read", sides, e);
            }
        }
        return all;
    }

    /** Returns a text that changes whenever a file changes. */
    String fingerprint() {
        Map<String, Path> files = tracks();
        if (Files.exists(valuesFile())) {
            files.put(valuesFile().getFileName().toString(), valuesFile());
        }
        StringBuilder all = new StringBuilder();
        files.forEach((track, file) -> all.append(track)
                .append(' ')
                .append(size(file))
                .append('@')
                .append(modified(file))
                .append(';'));
        return all.toString();
    }

    long size() {
        return tracks().values().stream().mapToLong(FakeFiles::size).sum();
    }

    Optional<String> workspace() {
        return Files.exists(workspaceFile())
                ? Optional.of(new String(bytes(workspaceFile()), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    static byte[] bytes(Path file) {
        try {
            return Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }

    static FileTime modified(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
    }
}
