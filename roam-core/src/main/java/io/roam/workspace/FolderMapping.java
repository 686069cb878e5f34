package io.roam.workspace;

import java.util.Optional;

/** The user's statement which local folder a folder of another machine, or a repository, is. Immutable. */
public final class FolderMapping {
    private final MappingSource from;
    private final AbsolutePath to;

    private FolderMapping(MappingSource from, AbsolutePath to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Creates the mapping of {@code from} and all below it.
     *
     * @param from an absolute path of any system, a remote folder, or a repository ({@code github.com/ada/engine}, or its address) or what
     *     several have in common ({@code github.com/ada})
     * @param to an absolute path of this machine
     * @return empty if {@code from} is neither, or {@code to} is no absolute path
     */
    public static Optional<FolderMapping> parse(String from, String to) {
        return AbsolutePath.parse(to)
                .flatMap(target -> MappingSource.parse(from).map(source -> new FolderMapping(source, target)));
    }

    /** Returns the mapped folder or repository in normal form. */
    public String from() {
        return from.toString();
    }

    /** Returns the local folder in normal form. */
    public String to() {
        return to.toString();
    }

    MappingSource source() {
        return from;
    }

    AbsolutePath target() {
        return to;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FolderMapping mapping && from.equals(mapping.from) && to.equals(mapping.to);
    }

    @Override
    public int hashCode() {
        return 31 * from.hashCode() + to.hashCode();
    }

    @Override
    public String toString() {
        return from + " -> " + to;
    }
}
