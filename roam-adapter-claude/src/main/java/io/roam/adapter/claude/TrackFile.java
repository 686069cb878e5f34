package io.roam.adapter.claude;

import io.roam.adapter.claude.jsonl.TrackName;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The file of a track, with the attributes that show whether it changed. */
record TrackFile(String track, Path path, long size, FileTime modified, int fileKey) {
    static TrackFile of(String track, Path path, BasicFileAttributes attributes) {
        return new TrackFile(
                track, path, attributes.size(), attributes.lastModifiedTime(), Objects.hashCode(attributes.fileKey()));
    }

    /** Returns the same file as that of another track. */
    TrackFile asTrack(String name) {
        return new TrackFile(name, path, size, modified, fileKey);
    }

    boolean isLines() {
        return TrackName.isLines(track);
    }

    long modifiedNanos() {
        return modified.to(TimeUnit.NANOSECONDS);
    }
}
