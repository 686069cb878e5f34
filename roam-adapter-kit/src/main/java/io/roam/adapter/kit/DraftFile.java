package io.roam.adapter.kit;

import io.roam.spi.Disk;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestOutputStream;

/** A temporary file next to the file of a session, under a name that the tool and {@link SessionListing} ignore. */
final class DraftFile extends OutputStream {
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
    static DraftFile create(Path target, Disk disk) throws IOException {
        Path path = pathFor(target, "new");
        disk.delete(path);
        return new DraftFile(path, disk.create(path));
    }

    /** Returns the path of a temporary file for that file. */
    static Path pathFor(Path target, String purpose) {
        return target.resolveSibling(BEGINNING + purpose + "-" + target.getFileName() + ENDING);
    }

    static boolean isTemporary(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.startsWith(BEGINNING) && name.endsWith(ENDING);
    }

    Path path() {
        return path;
    }

    /** Returns how many bytes were written so far. */
    long length() {
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
    public void close() throws IOException {
        out.close();
    }

    /** Returns the step that gives the closed draft to its target; {@code mode} says how. */
    StagedFile finish(Path target, StagedFile.Mode mode) throws IOException {
        boolean exists = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
        long before = exists ? Files.size(target) : 0;
        return new StagedFile(target, path, mode, before, length, FileHash.finish(sum.getMessageDigest()));
    }
}
