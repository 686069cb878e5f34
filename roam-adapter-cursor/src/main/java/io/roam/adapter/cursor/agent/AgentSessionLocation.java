package io.roam.adapter.cursor.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.roam.adapter.cursor.rows.JsonView;
import io.roam.adapter.cursor.rows.RowFingerprint;
import io.roam.spi.RegularFiles;
import io.roam.sqlite.DatabaseFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The place of a session in the store.
 *
 * @param bucket the MD5 of the session's workspace; empty if another program created it
 */
record AgentSessionLocation(Path folder, Optional<String> bucket) {
    private static final int MAX_DESCRIPTION_BYTES = 1 << 20;

    String id() {
        return String.valueOf(folder.getFileName());
    }

    Path database() {
        return folder.resolve("store.db");
    }

    /** Returns the files that SQLite may keep beside the database. */
    List<Path> logs() {
        return List.of(
                DatabaseFingerprint.walOf(database()),
                DatabaseFingerprint.journalOf(database()),
                folder.resolve(database().getFileName() + "-shm"));
    }

    Path descriptionFile() {
        return folder.resolve("meta.json");
    }

    String fingerprint() throws IOException {
        return fingerprintOf(DatabaseFingerprint.of(database()));
    }

    static String fingerprintOf(DatabaseFingerprint databaseFingerprint) {
        return RowFingerprint.hashOf(databaseFingerprint.toString().getBytes(UTF_8));
    }

    /** Whether the session was created in a workspace. */
    boolean belongsTo(String workspace) {
        return bucket.filter(bucketOf(workspace)::equals).isPresent();
    }

    static String bucketOf(String workspace) {
        try {
            byte[] hash = MessageDigest.getInstance("MD5").digest(workspace.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    /** Reads the description beside the database, which versions since 2026 write. */
    Optional<JsonView> readDescription() {
        Path file = descriptionFile();
        try {
            return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) < MAX_DESCRIPTION_BYTES
                    ? JsonView.of(RegularFiles.readAllBytes(file))
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
