package io.roam.testkit;

import io.roam.spi.DiskException;
import io.roam.spi.tool.Record;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The files of one session of the made-up tool. */
record FakeFiles(Path root, String session) {
    private static final Pattern TRACK = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,60}\\.(log|txt)");

    Path main() {
        return root.resolve(session + ".log");
    }

    Path workspaceFile() {
        return root.resolve(session + ".in");
    }

    Path openFile() {
        return root.resolve(session + ".open");
    }

    static boolean isLines(String track) {
        return track.isEmpty() || track.endsWith(".log");
    }

    static boolean isTrack(String track) {
        return track.isEmpty() || TRACK.matcher(track).matches();
    }

    Path file(String track) {
        return track.isEmpty() ? main() : root.resolve(session + ".d").resolve(track);
    }

    /** Returns the files of all tracks by name, the main track first. */
    Map<String, Path> tracks() {
        Map<String, Path> all = new TreeMap<>();
        if (Files.exists(main())) {
            all.put(Record.MAIN, main());
        }
        Path sides = root.resolve(session + ".d");
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
        StringBuilder all = new StringBuilder();
        tracks().forEach((track, file) -> all.append(track)
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
