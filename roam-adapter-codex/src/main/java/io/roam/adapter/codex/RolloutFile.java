package io.roam.adapter.codex;

import com.github.luben.zstd.ZstdInputStream;
import io.roam.spi.RegularFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * A rollout on the disk, with the attributes that show whether it changed.
 *
 * @param fileKey what distinguishes it from another file of that name
 */
record RolloutFile(Path path, RolloutName name, long size, Instant modified, String fileKey, boolean isArchived) {
    static RolloutFile of(Path path, RolloutName name, BasicFileAttributes attributes, boolean isArchived) {
        long nanos = attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        return new RolloutFile(
                path,
                name,
                attributes.size(),
                attributes.lastModifiedTime().toInstant(),
                nanos + "-" + Integer.toHexString(Objects.hashCode(attributes.fileKey())),
                isArchived);
    }

    /** Returns a file as it is now. */
    static RolloutFile read(Path path, RolloutName name, boolean isArchived) throws IOException {
        return of(
                path,
                name,
                Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS),
                isArchived);
    }

    /** Returns this file as it is now. */
    RolloutFile refreshed() throws IOException {
        return read(path, name, isArchived);
    }

    /** Whether the tool has compressed it. */
    boolean isCompressed() {
        return String.valueOf(path.getFileName()).endsWith(RolloutName.COMPRESSED);
    }

    /** Opens its lines. */
    InputStream open() throws IOException {
        InputStream file = RegularFiles.newInputStream(path, LinkOption.NOFOLLOW_LINKS);
        return isCompressed() ? new ZstdInputStream(new BufferedInputStream(file)) : file;
    }

    /** Returns a text that changes whenever the file is replaced, or may have changed. */
    String fingerprint() {
        return size + "-" + fileKey;
    }
}
