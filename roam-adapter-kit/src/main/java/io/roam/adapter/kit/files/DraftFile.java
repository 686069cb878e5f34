package io.roam.adapter.kit.files;

import io.roam.spi.Disk;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;

/** A temporary file next to the files of sessions, under a name that tools ignore. */
public final class DraftFile extends OutputStream {
    private static final String BEGINNING = ".roam-";
    private static final String ENDING = ".tmp";
    private static final int BUFFER = 1 << 16;

    private final Path path;
    private final DigestOutputStream sum;
    private final OutputStream out;
    private long length;

    private DraftFile(Path path, OutputStream file) {
        this.path = path;
        this.sum = new DigestOutputStream(file, FileHash.begin());
        this.out = new BufferedOutputStream(sum, BUFFER);
    }

    /** Begins the draft of that file, in the place of what an interrupted run left. */
    public static DraftFile create(Path target, Disk disk) throws IOException {
        return createAt(pathFor(target, "new"), disk);
    }

    /** Begins a draft with that path of a temporary file, in the place of what an interrupted run left. */
    public static DraftFile createAt(Path path, Disk disk) throws IOException {
        disk.delete(path);
        return new DraftFile(path, disk.create(path));
    }

    /** Writes the draft of a file that is in memory, and returns the step that gives it to its target. */
    public static StagedFile prepare(Path target, byte[] content, StagedFile.Mode mode, Disk disk) throws IOException {
        DraftFile draft = create(target, disk);
        try (draft) {
            draft.write(content);
        }
        return draft.finish(target, mode);
    }

    /** Returns the path of a temporary file for that file. */
    public static Path pathFor(Path target, String purpose) {
        return target.resolveSibling(BEGINNING + purpose + "-" + target.getFileName() + ENDING);
    }

    /** Whether a file has the name of a temporary file. */
    public static boolean isTemporary(Path file) {
        return isNamed(file, BEGINNING);
    }

    /** Whether a file has the name of a temporary file for that purpose. */
    public static boolean isTemporary(Path file, String purpose) {
        return isNamed(file, BEGINNING + purpose + "-");
    }

    private static boolean isNamed(Path file, String beginning) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(beginning) && name.endsWith(ENDING);
    }

    /** Returns where it is. */
    public Path path() {
        return path;
    }

    /** Returns how many bytes were written so far. */
    public long length() {
        return length;
    }

    @Override
    public void write(int one) throws IOException {
        out.write(one);
        length++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
        length += count;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }

    /** Returns the step that gives the closed draft to its target; {@code mode} says how. */
    public StagedFile finish(Path target, StagedFile.Mode mode) throws IOException {
        boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        long before = exists ? Files.size(target) : 0;
        return new StagedFile(target, path, 0, mode, before, length, FileHash.finish(sum.getMessageDigest()));
    }
}
