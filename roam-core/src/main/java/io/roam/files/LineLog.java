package io.roam.files;

import io.roam.json.Json;
import io.roam.json.JsonObject;
import io.roam.json.MalformedJsonException;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * A file of JSON objects, one a line, to which lines are appended. A line that an interrupted run left incomplete is ignored, and does
 * not damage the lines that are written later.
 */
public final class LineLog {
    private final Path file;
    private final Disk disk;

    /** Opens the log in a file, which need not exist. */
    public LineLog(Path file, Disk disk) {
        this.file = file;
        this.disk = disk;
    }

    /** Returns all complete lines. */
    public List<JsonObject> read() {
        List<JsonObject> lines = new ArrayList<>();
        if (!OwnFiles.exists(file)) {
            return lines;
        }
        try {
            byte[] all = Files.readAllBytes(file);
            for (int from = 0, end; from < all.length; from = end + 1) {
                end = endOfLine(all, from);
                addIfWhole(Arrays.copyOfRange(all, from, end), lines);
            }
        } catch (IOException e) {
            throw new DiskException("cannot read", file, e);
        }
        return lines;
    }

    private static int endOfLine(byte[] all, int from) {
        int end = from;
        while (end < all.length && all[end] != '\n') {
            end++;
        }
        return end;
    }

    private static void addIfWhole(byte[] line, List<JsonObject> into) {
        try {
            into.add(JsonObject.parse(line));
        } catch (MalformedJsonException e) { // incomplete: its content is derived again from store and pool
            return;
        }
    }

    /** Appends lines, which are on the disk when this returns. */
    public void add(Collection<? extends Map<String, ?>> lines) {
        if (lines.isEmpty()) {
            return;
        }
        try (OutputStream out = OwnFiles.exists(file) ? disk.append(file) : disk.create(file)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            if (endsTorn()) {
                bytes.write('\n');
            }
            lines.forEach(line -> bytes.writeBytes((Json.text(line) + "\n").getBytes(StandardCharsets.UTF_8)));
            bytes.writeTo(out);
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    /** Replaces all lines atomically. */
    public void rewrite(Collection<? extends Map<String, ?>> lines) {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try {
            disk.delete(next);
            new LineLog(next, disk).add(lines);
            if (lines.isEmpty()) {
                disk.delete(file);
            } else {
                disk.replace(next, file);
            }
        } catch (IOException e) {
            throw new DiskException("cannot write", file, e);
        }
    }

    private boolean endsTorn() throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }
}
