package io.roam.adapter.windsurf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/** The files that a SQLite database is. */
public record DatabaseFiles(Path main) {
    Path log() {
        return main.resolveSibling(main.getFileName() + "-wal");
    }

    Path journal() {
        return main.resolveSibling(main.getFileName() + "-journal");
    }

    /** What they look like; another text whenever one of them may have changed. */
    public String stamp() throws IOException {
        return stamp(main) + " " + stamp(log()) + " " + stamp(journal());
    }

    long size() throws IOException {
        return Files.size(main);
    }

    boolean hasLog() throws IOException {
        return holdsSomething(log());
    }

    boolean hasJournal() throws IOException {
        return holdsSomething(journal());
    }

    private static boolean holdsSomething(Path file) throws IOException {
        return Files.exists(file) && Files.size(file) > 0;
    }

    private static String stamp(Path file) throws IOException {
        try {
            BasicFileAttributes seen = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return seen.size() + "@" + seen.lastModifiedTime().to(TimeUnit.NANOSECONDS);
        } catch (NoSuchFileException e) {
            return "-";
        }
    }
}
