package io.roam.workspace;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An absolute path of any system, as text in normal form: Linux, macOS, Windows with drive or share, or Windows' view of a
 * WSL distribution. Every form parses on every system; no file system is asked. Immutable.
 *
 * <p>Normal form: no {@code .}, {@code ..} or empty segments, the form's own separator, a drive's letter upper-case, no
 * {@code \\?\}, {@code \\wsl$} as {@code \\wsl.localhost}. Paths with a drive or share are equal whatever their case.
 */
public final class AbsolutePath {
    private static final int MAX_LENGTH = 4096;

    private final PathRoot root;
    private final ImmutableList<String> segments;
    private final ImmutableList<String> key;

    private AbsolutePath(PathRoot root, List<String> segments) {
        this.root = root;
        this.segments = ImmutableList.copyOf(segments);
        this.key = ImmutableList.<String>builder()
                .addAll(root.key())
                .addAll(root.form().foldsCase() ? LetterCase.fold(segments) : segments)
                .build();
    }

    /** Parses a path; empty if it is not absolute, is longer than 4,096 characters, or holds NUL. */
    public static Optional<AbsolutePath> parse(String text) {
        if (text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return PathRoot.split(text)
                .flatMap(split -> of(split.root(), split.root().form().names(split.rest())));
    }

    /** Returns the path of {@code names} below {@code root}; empty if a name is not allowed in such a path, or the path becomes too long. */
    static Optional<AbsolutePath> of(PathRoot root, List<String> names) {
        List<String> segments = withoutDots(names);
        if (!segments.stream().allMatch(root.form()::allows)) {
            return Optional.empty();
        }
        return Optional.of(new AbsolutePath(root, segments))
                .filter(path -> path.toString().length() <= MAX_LENGTH);
    }

    private static List<String> withoutDots(List<String> names) {
        List<String> segments = new ArrayList<>();
        for (String name : names) {
            if (name.equals("..")) {
                if (!segments.isEmpty()) {
                    segments.remove(segments.size() - 1);
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                segments.add(name);
            }
        }
        return segments;
    }

    PathRoot root() {
        return root;
    }

    /** Returns a key that equal paths share; it begins with the keys of all ancestors. */
    List<String> key() {
        return key;
    }

    /** Returns the names below the root. */
    public List<String> segments() {
        return segments;
    }

    /** Whether this is {@code ancestor} or a path below it. */
    public boolean startsWith(AbsolutePath ancestor) {
        return key.size() >= ancestor.key.size()
                && key.subList(0, ancestor.key.size()).equals(ancestor.key);
    }

    /** Returns the names from this path to {@code below}; empty if that is neither this path nor below it. */
    public Optional<List<String>> relativize(AbsolutePath below) {
        return below.startsWith(this)
                ? Optional.of(below.segments.subList(segments.size(), below.segments.size()))
                : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AbsolutePath path && key.equals(path.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** Returns the path in normal form, which {@link #parse} reads back. */
    @Override
    public String toString() {
        return root + String.join(root.form().separator(), segments);
    }
}
