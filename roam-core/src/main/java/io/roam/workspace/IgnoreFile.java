package io.roam.workspace;

import com.google.common.base.CharMatcher;
import io.roam.spi.Reason;
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
 * The content of a {@code .roamignore}: it excludes everything, or, if it names folders, only these, one a line. Lines with {@code #}
 * are comments. A line that cannot be obeyed excludes everything, and is reported.
 *
 * @param file the file, which need not exist
 * @param all whether the folder and all below it are excluded
 * @param excluded the names that lead to each excluded folder
 * @param complaints what in it cannot be obeyed, a sentence each
 * @param failure why it cannot be read, as a sentence; empty if it can
 */
record IgnoreFile(
        Path file, boolean all, List<List<String>> excluded, List<String> complaints, Optional<String> failure) {
    private static final String NAME = ".roamignore";
    private static final int MAX_BYTES = 1 << 20;

    /** Reads the file in {@code folder}; without a file nothing is excluded. */
    static IgnoreFile readIn(Path folder) {
        Path file = folder.resolve(NAME);
        return isAbsent(file, folder)
                ? new IgnoreFile(file, false, List.of(), List.of(), Optional.empty())
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
                file,
                true,
                List.of(),
                List.of(),
                Optional.of(Reason.plain(file + " cannot be read; everything below it is ignored")));
    }

    /** Whether the folder at {@code names} below the file's folder is excluded. */
    boolean excludes(List<String> names, NameEquivalence equivalence) {
        return all || excluded.stream().anyMatch(first -> equivalence.startsWith(names, first));
    }
}
