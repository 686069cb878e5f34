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
        long mixed = 0;
        for (TrackFile file : tracks) {
            mixed = mix(mixed, file.track().hashCode());
            mixed = mix(mixed, file.size());
            mixed = mix(mixed, file.modifiedNanos());
            mixed = mix(mixed, file.key().hashCode());
        }
        return tracks.size() + "-" + size() + "-" + main().modifiedNanos() + "-" + Long.toHexString(mixed);
    }

    // Against accidents alone, and at every look: a SHA-256 would cost as much as the walk itself.
    private static long mix(long before, long value) {
        long mixed = (before + value) * 0x9e3779b97f4a7c15L;
        mixed ^= mixed >>> 29;
        mixed *= 0xbf58476d1ce4e5b9L;
        return mixed ^ mixed >>> 32;
    }
}
