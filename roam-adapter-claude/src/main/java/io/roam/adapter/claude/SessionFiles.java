package io.roam.adapter.claude;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;

/** The files of a session: the main track first, then the side tracks by name. */
record SessionFiles(String id, Path project, List<TrackFile> tracks) {
    SessionFiles(String id, Path project, List<TrackFile> tracks) {
        this.id = id;
        this.project = project;
        this.tracks = tracks.size() == 1 ? List.copyOf(tracks) : sorted(tracks);
    }

    private static List<TrackFile> sorted(List<TrackFile> tracks) {
        return tracks.stream().sorted(Comparator.comparing(TrackFile::track)).toList();
    }

    TrackFile main() {
        return tracks.get(0);
    }

    long size() {
        long size = 0;
        for (TrackFile file : tracks) {
            size += file.size();
        }
        return size;
    }

    FileTime modified() {
        return tracks.stream()
                .map(TrackFile::modified)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Returns a text that changes whenever a file is added, removed, or may have changed. */
    String fingerprint() {
        long mixed = 0;
        for (TrackFile file : tracks) {
            mixed = mix(mixed, file.track().hashCode());
            mixed = mix(mixed, file.size());
            mixed = mix(mixed, file.modifiedNanos());
            mixed = mix(mixed, file.fileKey());
        }
        return tracks.size() + "-" + size() + "-" + main().modifiedNanos() + "-" + Long.toHexString(mixed);
    }

    // It is computed for each session in each scan: a SHA-256 would cost as much as the scan itself.
    private static long mix(long before, long value) {
        long mixed = (before + value) * 0x9e3779b97f4a7c15L;
        mixed ^= mixed >>> 29;
        mixed *= 0xbf58476d1ce4e5b9L;
        return mixed ^ mixed >>> 32;
    }
}
