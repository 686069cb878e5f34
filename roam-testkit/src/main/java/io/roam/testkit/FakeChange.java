package io.roam.testkit;

import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;

/**
 * One file that a placement changes.
 *
 * @param grows whether it is only appended to
 * @param before what it held; empty if it was not there
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FakeChange(Path file, boolean grows, boolean isNew, byte[] before, byte[] after) {
    /** What those bytes make of a file, of which {@code begun} bytes stand there already. */
    static FakeChange of(Path file, boolean grows, byte[] news, int begun) {
        byte[] before = FakeFiles.bytes(file);
        if (!grows) {
            return new FakeChange(file, false, !Files.exists(file), before, news);
        }
        boolean bare = begun == 0 && before.length > 0 && before[before.length - 1] != '\n';
        int add = bare ? 1 : 0;
        byte[] after = Arrays.copyOf(before, before.length + add + news.length - begun);
        if (bare) {
            after[before.length] = '\n';
        }
        System.arraycopy(news, begun, after, before.length + add, news.length - begun);
        return new FakeChange(file, true, !Files.exists(file), before, after);
    }

    /** Whether the file is as it is to be. */
    boolean isDone() {
        return Files.exists(file) && Arrays.equals(FakeFiles.bytes(file), after);
    }

    /** Whether the file is as it was. */
    boolean isUndone() {
        return isNew ? !Files.exists(file) : Arrays.equals(FakeFiles.bytes(file), before);
    }

    void write(Disk disk) throws IOException {
        if (grows && !isNew) {
            try (OutputStream out = disk.append(file)) {
                out.write(after, before.length, after.length - before.length);
            }
        } else {
            put(disk, after);
        }
    }

    void revert(Disk disk) throws IOException {
        if (isNew) {
            disk.delete(file);
        } else {
            put(disk, before);
        }
    }

    private void put(Disk disk, byte[] bytes) throws IOException {
        Path next = file.resolveSibling("." + file.getFileName() + ".tmp");
        disk.delete(next);
        try (OutputStream out = disk.create(next)) {
            out.write(bytes);
        }
        if (Files.exists(file)) {
            disk.replace(next, file);
        } else {
            disk.publish(next, file);
        }
    }

    String undoLine(Path root) {
        Base64.Encoder base64 = Base64.getEncoder();
        return String.join(
                " ",
                root.relativize(file).toString(),
                String.valueOf(grows),
                String.valueOf(isNew),
                base64.encodeToString(before),
                base64.encodeToString(after));
    }

    static FakeChange parse(Path root, String line) {
        String[] parts = line.split(" ", -1);
        Base64.Decoder base64 = Base64.getDecoder();
        return new FakeChange(
                root.resolve(parts[0]),
                Boolean.parseBoolean(parts[1]),
                Boolean.parseBoolean(parts[2]),
                base64.decode(parts[3]),
                base64.decode(parts[4]));
    }
}
