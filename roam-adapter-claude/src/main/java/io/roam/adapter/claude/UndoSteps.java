package io.roam.adapter.claude;

import io.roam.adapter.claude.files.FileBytes;
import io.roam.adapter.kit.files.StagedFile;
import io.roam.spi.tool.UndoLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.DeflaterOutputStream;

/**
 * Writes what undoing a placement needs, one line for each step, its parts separated by tabs:
 *
 * <pre>
 * session  ID
 * folder   PATH                                     a folder that did not exist; without a path the configuration folder itself
 * created  PATH LENGTH SHA256
 * appended PATH SIZE-BEFORE LENGTH SHA256 TIME-BEFORE PREPARED OFFSET      the temporary file that holds what is appended
 * replaced PATH LENGTH SHA256 TIME-BEFORE CONTENT-BEFORE
 * kept     PATH LENGTH SHA256 TIME-BEFORE FILE      FILE in the backup folder is the old main track
 * removed  PATH FILE                                FILE in the backup folder is the old file
 * </pre>
 *
 * <p>Paths are relative to the configuration folder and URL-encoded; times are nanoseconds; the content is deflated, in base 64.
 */
final class UndoSteps {
    private final Path config;
    private final UndoLog undo;

    UndoSteps(Path config, UndoLog undo) {
        this.config = config;
        this.undo = undo;
    }

    void recordWrites(String session, List<Path> missingFolders, List<PreparedFile> prepared) throws IOException {
        undo.add("session\t" + session);
        for (Path folder : missingFolders) {
            undo.add("folder\t" + encodePath(folder));
        }
        for (PreparedFile file : prepared) {
            undo.add(lineOf(file));
        }
    }

    void recordRemoval(String session, List<TrackFile> files, BackupFolder backupFolder) throws IOException {
        undo.add("session\t" + session);
        for (TrackFile file : files) {
            undo.add(String.join(
                    "\t",
                    "removed",
                    encodePath(file.path()),
                    String.valueOf(backupFolder.backUp(file.path()).getFileName())));
        }
    }

    /** Returns the parent folders of the files that do not exist yet, outer ones first. */
    List<Path> missingFolders(List<Path> files) {
        Set<Path> missing = new LinkedHashSet<>();
        if (!Files.exists(config, LinkOption.NOFOLLOW_LINKS)) {
            missing.add(config);
        }
        for (Path file : files) {
            Path folder = config;
            for (Path step : config.relativize(file.getParent())) {
                folder = folder.resolve(step);
                if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
                    missing.add(folder);
                }
            }
        }
        return List.copyOf(missing);
    }

    private String lineOf(PreparedFile file) throws IOException {
        StagedFile content = file.content();
        String path = encodePath(content.target());
        return switch (content.mode()) {
            case CREATE -> String.join("\t", "created", path, "" + content.length(), content.hash());
            case APPEND ->
                String.join(
                        "\t",
                        "appended",
                        path,
                        "" + content.sizeBefore(),
                        "" + content.length(),
                        content.hash(),
                        timeOf(content.target()),
                        encodePath(content.draft()),
                        "" + content.draftOffset());
            case REPLACE -> replacedLine(content, file.backup(), path);
        };
    }

    private static String replacedLine(StagedFile content, Optional<Path> backup, String path) throws IOException {
        List<String> parts = List.of(path, "" + content.length(), content.hash(), timeOf(content.target()));
        String word = backup.isPresent() ? "kept" : "replaced";
        String before =
                backup.isPresent() ? String.valueOf(backup.get().getFileName()) : deflatedContent(content.target());
        return word + "\t" + String.join("\t", parts) + "\t" + before;
    }

    private String encodePath(Path path) {
        String below =
                config.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        return URLEncoder.encode(below, StandardCharsets.UTF_8);
    }

    private static String timeOf(Path file) throws IOException {
        return Long.toString(Files.getLastModifiedTime(file).to(java.util.concurrent.TimeUnit.NANOSECONDS));
    }

    private static String deflatedContent(Path file) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(kept)) {
            out.write(FileBytes.readAll(file));
        }
        return Base64.getEncoder().encodeToString(kept.toByteArray());
    }
}
