package io.roam.adapter.kit.files;

import io.roam.spi.AppendRepair;
import io.roam.spi.Disk;
import io.roam.spi.tool.SessionChangedException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A line that was added to a file in which the tool keeps lines of all sessions. Other lines may follow it: then it alone is taken out. If the tool itself
 * has taken it out, nothing is to be undone.
 *
 * @param write the step that wrote it, and perhaps a file with it
 * @param length the bytes of the line with its line feed
 * @param hash the SHA-256 of these bytes
 */
public record LineStep(UndoStep write, long length, String hash, Disk disk) implements UndoStep {
    @Override
    public Path file() {
        return write.file();
    }

    @Override
    public FileState fileState() throws IOException {
        FileState state = write.fileState();
        return state != FileState.CHANGED ? state : holdsLine() ? FileState.PLACED : FileState.BEFORE;
    }

    private boolean holdsLine() throws IOException {
        if (!Files.isRegularFile(file(), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileLines lines = FileLines.open(file())) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (isLine(line)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isLine(byte @Nullable [] line) {
        if (line == null || line.length + 1 != length) {
            return false;
        }
        MessageDigest sum = FileHash.begin();
        sum.update(line);
        sum.update((byte) '\n');
        return FileHash.finish(sum).equals(hash);
    }

    @Override
    public void revert() throws IOException {
        if (write.fileState() == FileState.PLACED) {
            write.revert();
            return;
        }
        long size = Files.size(file());
        FileTime time = Files.getLastModifiedTime(file());
        Path rest = DraftFile.pathFor(file(), "undo");
        disk.delete(rest);
        try (OutputStream out = disk.create(rest);
                FileLines lines = FileLines.open(file())) {
            copyOthers(lines, out);
        }
        Files.setLastModifiedTime(rest, time);
        if (Files.size(file()) != size) { // it grew meanwhile
            disk.delete(rest);
            throw new SessionChangedException(file().toString());
        }
        disk.replace(rest, file());
    }

    private void copyOthers(FileLines lines, OutputStream out) throws IOException {
        boolean isFound = false;
        for (byte[] line = lines.next(); line != null; line = lines.next()) {
            boolean isIt = !isFound && isLine(line);
            isFound |= isIt;
            if (!isIt) {
                out.write(line);
                if (lines.endsWithLineFeed()) {
                    out.write('\n');
                }
            }
        }
    }

    @Override
    public AppendRepair.Outcome takeBack(boolean open) throws IOException {
        return write.takeBack(open);
    }
}
