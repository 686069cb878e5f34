package io.roam.exchange;

import io.roam.files.OwnFiles;
import io.roam.spi.Disk;
import io.roam.spi.DiskException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The folder of rejected files, each with its reason in a file beside it. */
public final class Quarantine {
    private static final String REASON = ".reason";
    private static final String CORRUPT = "spoiled: ";

    private static final int MAX_FILES = 1_000;
    private static final long MAX_BYTES = 512 << 20;

    private final Path folder;
    private final Disk disk;
    private int files = -1;
    private long bytes;

    Quarantine(Path folder, Disk disk) {
        this.folder = folder;
        this.disk = disk;
    }

    /** Moves a rejected file here, or deletes it if there are too many already; returns whether it is kept. */
    boolean add(Path file, Verdict.Rejected verdict) {
        Path to = folder.resolve(String.valueOf(file.getFileName()));
        Path reason = folder.resolve(to.getFileName() + REASON);
        try {
            if (isFull(file.toFile().length())) {
                disk.delete(file);
                return false;
            }
            disk.delete(reason);
            try (OutputStream out = disk.create(reason)) {
                out.write(((verdict.corrupt() ? CORRUPT : "") + verdict.reason() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            disk.replace(file, to);
            return true;
        } catch (IOException e) {
            throw new DiskException("cannot move aside", file, e);
        }
    }

    /** Whether a file of that size finds no place: whoever can write where devices meet can make any number of bad ones. */
    private boolean isFull(long size) {
        if (files < 0) {
            List<Path> there = OwnFiles.list(folder, "");
            files = there.size() / 2;
            bytes = there.stream().mapToLong(file -> file.toFile().length()).sum();
        }
        if (files >= MAX_FILES || bytes + size > MAX_BYTES) {
            return true;
        }
        files++;
        bytes += size;
        return false;
    }

    /** Whether a file of that name was rejected although its content matches the name: no better copy can come. */
    boolean isPermanent(String name) {
        Path reason = folder.resolve(name + REASON);
        return OwnFiles.exists(reason) && !text(reason).startsWith(CORRUPT);
    }

    /** Removes a file of which a good copy arrived. */
    void remove(String name) {
        try {
            files = -1;
            disk.delete(folder.resolve(name));
            disk.delete(folder.resolve(name + REASON));
        } catch (IOException e) { // it is listed a little longer
            return;
        }
    }

    private static String text(Path reason) {
        try {
            return Files.readString(reason, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            return CORRUPT + "its reason cannot be read";
        }
    }

    /** Returns the reason by the name of each file. */
    public Map<String, String> all() {
        Map<String, String> all = new TreeMap<>();
        for (Path file : OwnFiles.list(folder, REASON)) {
            String name = file.getFileName().toString();
            all.put(name.substring(0, name.length() - REASON.length()), text(file));
        }
        return all;
    }

    /** Returns the path that a file of that name has here. */
    public Path file(String name) {
        return folder.resolve(name);
    }
}
