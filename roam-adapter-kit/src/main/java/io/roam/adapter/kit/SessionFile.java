package io.roam.adapter.kit;

import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/** The file of a session, with the attributes that show whether it changed. */
record SessionFile(String session, Path path, long size, Instant modified, long nanos, int fileKey) {
    static SessionFile of(String session, Path path, BasicFileAttributes attributes) {
        return new SessionFile(
                session,
                path,
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS),
                Objects.hashCode(attributes.fileKey()));
    }

    /** Returns a text that changes whenever the file is replaced, or may have changed. */
    String fingerprint() {
        return size + "-" + nanos + "-" + Integer.toHexString(fileKey);
    }
}
