package io.roam.workspace;

import com.google.common.base.CharMatcher;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * What a folder's {@code .roamignore} keeps out: everything, if it names nothing; else the folders below that it names, one
 * a line. Lines with {@code #} are comments. What cannot be obeyed keeps out everything, and is told.
 *
 * @param file where it is, or would be
 * @param all whether everything in the folder and below is kept out
 * @param excluded the names that lead to each folder kept out
 * @param complaints what the user should know
 */
record IgnoreFile(Path file, boolean all, List<List<String>> excluded, List<String> complaints) {
    private static final String NAME = ".roamignore";
    private static final int MAX_BYTES = 1 << 20;

    /** Reads the one in {@code folder}; it keeps out nothing if there is none. */
    static IgnoreFile readIn(Path folder) {
        Path file = folder.resolve(NAME);
        return isAbsent(file, folder)
                ? new IgnoreFile(file, false, List.of(), List.of())
                : text(file).map(text -> IgnoreLines.parse(file, text)).orElseGet(() -> unreadable(file));
    }

    private static boolean isAbsent(Path file, Path folder) {
        try {
            Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return false;
        } catch (NoSuchFileException e) {
            return true;
        } catch (AccessDeniedException e) {
            return false;
        } catch (IOException e) {
            return !Files.isDirectory(folder);
        }
    }

    private static Optional<String> text(Path file) {
        return SmallFile.read(file, MAX_BYTES)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .filter(CharMatcher.is('\ufffd')::matchesNoneOf);
    }

    private static IgnoreFile unreadable(Path file) {
        return new IgnoreFile(
                file, true, List.of(), List.of(file + " cannot be read: everything there and below stays private"));
    }

    /** Whether it keeps out what {@code names} lead to from its folder. */
    boolean excludes(List<String> names, NameEquivalence equivalence) {
        return all || excluded.stream().anyMatch(first -> equivalence.startsWith(names, first));
    }
}
