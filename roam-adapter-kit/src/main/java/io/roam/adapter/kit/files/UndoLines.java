package io.roam.adapter.kit.files;

import io.roam.spi.Disk;
import io.roam.spi.tool.SessionChangedException;
import io.roam.spi.tool.UndoLog;
import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Writes and reads what undoing a placement needs, one line for each step, its parts separated by tabs:
 *
 * <pre>
 * session ID
 * folder  PATH                            a folder that did not exist: also the root, or one above it
 * create  PATH LENGTH SHA256
 * append  PATH SIZE-BEFORE LENGTH SHA256 TIME-BEFORE
 * replace PATH LENGTH SHA256 FILE         FILE in the undo folder is the old file
 * remove  PATH FILE
 * </pre>
 *
 * <p>Paths are relative to the root and URL-encoded; times are nanoseconds.
 */
public final class UndoLines {
    private static final Pattern ROOT_OR_ABOVE = Pattern.compile("|\\.\\.(/\\.\\.)*");

    private final Path root;
    private final Disk disk;
    private final Predicate<byte[]> isWhole;
    private final UndoLog undo;

    /** Creates the lines of an undo log about files below that root; {@code isWhole} tells whether a line is a complete one of the tool. */
    public UndoLines(Path root, Disk disk, Predicate<byte[]> isWhole, UndoLog undo) {
        this.root = root;
        this.disk = disk;
        this.isWhole = isWhole;
        this.undo = undo;
    }

    /** Adds the session that the following lines are about. */
    public void addSession(String session) {
        undo.add("session\t" + session);
    }

    /** Adds the folders that do not exist yet, outer ones first, and returns them. */
    public List<Path> addMissingFolders(Path file) {
        List<Path> missing = new ArrayList<>();
        for (Path folder = file.getParent();
                folder != null && !Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
                folder = folder.getParent()) {
            missing.add(0, folder);
        }
        missing.forEach(folder -> undo.add("folder\t" + encode(folder)));
        return missing;
    }

    /** Adds what undoes the write of that file. */
    public void addWrite(StagedFile staged) throws IOException {
        String path = encode(staged.target());
        String written = staged.length() + "\t" + staged.hash();
        undo.add(
                switch (staged.mode()) {
                    case CREATE -> "create\t" + path + "\t" + written;
                    case APPEND ->
                        "append\t" + path + "\t" + staged.sizeBefore() + "\t" + written + "\t"
                                + timeOf(staged.target());
                    case REPLACE -> "replace\t" + path + "\t" + written + "\t" + keep(staged.target());
                });
    }

    /** Keeps a file that is to be removed, and adds what puts it back. */
    public void addRemoval(Path file) throws IOException {
        undo.add("remove\t" + encode(file) + "\t" + keep(file));
    }

    /** Keeps a file in the undo folder, and returns its name there. */
    private String keep(Path file) throws IOException {
        Path kept = undo.shelf().resolve(FileHash.of(file) + ".session");
        disk.delete(kept);
        disk.linkOrCopy(file, kept);
        return String.valueOf(kept.getFileName());
    }

    private static long timeOf(Path file) throws IOException {
        return Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS);
    }

    private String encode(Path path) {
        String below =
                root.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
        return URLEncoder.encode(below, StandardCharsets.UTF_8);
    }

    /** Returns the sessions that the lines are about. */
    public List<String> sessions() {
        return undo.lines().stream()
                .filter(line -> line.startsWith("session\t"))
                .map(line -> line.substring("session\t".length()))
                .toList();
    }

    /** Returns the steps, in the order in which they were taken. */
    public List<UndoStep> steps() {
        return undo.lines().stream()
                .map(line -> line.split("\t", -1))
                .filter(parts -> !parts[0].equals("session"))
                .map(this::parse)
                .toList();
    }

    private UndoStep parse(String[] parts) {
        Path file = decode(parts[1]);
        return switch (parts[0]) {
            case "folder" -> new FolderStep(file, disk);
            case "create" -> new CreateStep(file, Long.parseLong(parts[2]), parts[3], disk);
            case "append" ->
                new AppendStep(
                        file,
                        Long.parseLong(parts[2]),
                        Long.parseLong(parts[3]),
                        parts[4],
                        FileTime.from(Long.parseLong(parts[5]), TimeUnit.NANOSECONDS),
                        DraftFile.pathFor(file, "new"),
                        0,
                        undo.shelf().resolve(parts[4] + ".part"),
                        isWhole,
                        disk);
            case "replace" ->
                new ReplaceStep(
                        file,
                        Long.parseLong(parts[2]),
                        parts[3],
                        Optional.empty(),
                        undo.shelf().resolve(parts[4]),
                        disk);
            case "remove" ->
                new ReplaceStep(file, -1, "", Optional.empty(), undo.shelf().resolve(parts[2]), disk);
            default -> throw new IllegalArgumentException("not a step: " + parts[0]);
        };
    }

    private Path decode(String encoded) {
        String path = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        Path file = root.resolve(path);
        if (ROOT_OR_ABOVE.matcher(path).matches()) {
            return file.normalize();
        }
        if (LinkSearch.findObstacle(root, file).isPresent()) {
            throw new SessionChangedException(file.toString());
        }
        return file;
    }
}
