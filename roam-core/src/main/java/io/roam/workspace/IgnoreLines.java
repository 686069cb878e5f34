package io.roam.workspace;

import com.google.common.base.CharMatcher;
import io.roam.spi.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the lines of a {@code .roamignore}. */
final class IgnoreLines {
    private static final CharMatcher PATTERN = CharMatcher.anyOf("*?[");

    private final Path file;
    private final PathForm form;
    private final List<List<String>> kept = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private boolean all;

    private IgnoreLines(Path file) {
        this.file = file;
        this.form = AbsolutePath.parse(file.toString())
                .map(path -> path.root().form())
                .orElse(PathForm.POSIX);
    }

    static IgnoreFile parse(Path file, String text) {
        IgnoreLines lines = new IgnoreLines(file);
        CharMatcher.is('\ufeff')
                .trimLeadingFrom(text)
                .lines()
                .map(String::strip)
                .forEach(lines::add);
        return new IgnoreFile(
                file,
                lines.all || lines.kept.isEmpty(),
                List.copyOf(lines.kept),
                List.copyOf(lines.complaints),
                Optional.empty());
    }

    private void add(String line) {
        if (line.startsWith("!")) {
            complain(line, "nothing is let through again by '!'");
        } else if (!line.isEmpty() && !line.startsWith("#")) {
            keep(line);
        }
    }

    private void keep(String line) {
        List<String> names = form.names(line).stream()
                .filter(name -> !name.isEmpty() && !name.equals("."))
                .toList();
        if (names.contains("..") || PATTERN.matchesAnyOf(line)) {
            complain(line, "is not a plain path below; everything below it is ignored");
            all = true;
        }
        all |= names.isEmpty();
        kept.add(names);
    }

    private void complain(String line, String what) {
        complaints.add(Reason.plain(file + ": '" + line + "': " + what));
    }
}
