package io.roam.testkit;

import io.roam.spi.Disk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * The removal of one file.
 *
 * @param before the content of the file
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FakeRemoval(Path file, byte[] before) implements FakeStep {
    static final String MARK = "removed ";

    @Override
    public boolean isDone() {
        return !Files.exists(file);
    }

    @Override
    public boolean isUndone() {
        return Files.exists(file) && Arrays.equals(FakeFiles.bytes(file), before);
    }

    @Override
    public void write(Disk disk) throws IOException {
        disk.delete(file);
    }

    @Override
    public void revert(Disk disk) throws IOException {
        FakeChange.put(file, disk, before);
    }

    @Override
    public String undoLine(Path root) {
        return MARK + root.relativize(file) + " " + Base64.getEncoder().encodeToString(before);
    }

    static FakeRemoval parse(Path root, String line) {
        String[] parts = line.split(" ", -1);
        return new FakeRemoval(root.resolve(parts[1]), Base64.getDecoder().decode(parts[2]));
    }
}
