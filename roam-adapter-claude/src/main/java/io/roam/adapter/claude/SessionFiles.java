package io.roam.adapter.claude;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The files of a session: the main track's first, then the side tracks' by name. */
record SessionFiles(String id, Path project, List<TrackFile> tracks) {
    SessionFiles(String id, Path project, List<TrackFile> tracks) {
        this.id = id;
        this.project = project;
        List<TrackFile> sorted = new ArrayList<>(tracks);
        sorted.sort(Comparator.comparing(TrackFile::track));
        this.tracks = List.copyOf(sorted);
    }

    TrackFile main() {
        return tracks.get(0);
    }

    long size() {
        return tracks.stream().mapToLong(TrackFile::size).sum();
    }

    FileTime modified() {
        return tracks.stream()
                .map(TrackFile::modified)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Another one whenever a file came, went, or may have changed. */
    String fingerprint() {
        StringBuilder seen = new StringBuilder();
        for (TrackFile file : tracks) {
            seen.append(file.track()).append('\n').append(file.size()).append(' ');
            seen.append(file.modifiedNanos()).append(' ').append(file.key()).append('\n');
        }
        return Hash.shortHex(seen);
    }
}
