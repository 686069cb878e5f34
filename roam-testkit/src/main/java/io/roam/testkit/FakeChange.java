package io.roam.testkit;

import static java.util.Objects.requireNonNull;

import io.roam.spi.AppendRepair;
import io.roam.spi.Disk;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;

/**
 * One file that a placement changes.
 *
 * @param grows whether the file is only appended to
 * @param before the content before; empty if the file did not exist
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FakeChange(Path file, boolean grows, boolean isNew, byte[] before, byte[] after) implements FakeStep {
    private static final String TEMPORARY = ".tmp";

    /** Whether a file is one that became no track yet. */
    static boolean isTemporary(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith(".") && name.endsWith(TEMPORARY);
    }

    /** Returns the change that writes these bytes, of which the file holds {@code begun} already. */
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

    @Override
    public boolean isDone() {
        return Files.exists(file) && Arrays.equals(FakeFiles.bytes(file), after);
    }

    @Override
    public boolean isUndone() {
        return isNew ? !Files.exists(file) : Arrays.equals(FakeFiles.bytes(file), before);
    }

    @Override
    public void write(Disk disk) throws IOException {
        if (grows && !isNew) {
            try (OutputStream out = disk.append(file)) {
                out.write(after, before.length, after.length - before.length);
            }
        } else {
            put(file, disk, after);
        }
    }

    @Override
    public AppendRepair.Outcome takeBack(Disk disk, boolean open) throws IOException {
        if (!grows || isNew) {
            return FakeStep.super.takeBack(disk, open);
        }
        Path prepared = Files.createTempFile("prepared", ".tmp");
        try {
            Files.write(prepared, after);
            return AppendRepair.of(
                            file,
                            before.length,
                            prepared,
                            before.length,
                            after.length - before.length,
                            FakeLine::isWhole)
                    .run(disk, open);
        } finally {
            Files.delete(prepared);
        }
    }

    @Override
    public void revert(Disk disk) throws IOException {
        if (isNew) {
            disk.delete(file);
            removeIfEmpty(requireNonNull(file.getParent()), disk);
        } else {
            put(file, disk, before);
        }
    }

    /** Removes the folder of a session's side tracks with the last of them. */
    private static void removeIfEmpty(Path folder, Disk disk) throws IOException {
        if (folder.toString().endsWith(FakeFiles.SIDES) && isEmpty(folder)) {
            disk.delete(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    static void put(Path file, Disk disk, byte[] bytes) throws IOException {
        Path next = file.resolveSibling("." + file.getFileName() + TEMPORARY);
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

    @Override
    public String undoLine(Path root) {
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
