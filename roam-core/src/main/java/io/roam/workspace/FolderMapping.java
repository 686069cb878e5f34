package io.roam.workspace;

import java.util.Optional;

/** The user's word that a folder of another machine, or a repository, is a certain folder here. Immutable. */
public final class FolderMapping {
    private final MappingSource from;
    private final AbsolutePath to;

    private FolderMapping(MappingSource from, AbsolutePath to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Maps {@code from} and all below it.
     *
     * @param from an absolute path of any system, or a repository ({@code github.com/ada/engine}, or its address) or what
     *     several have in common ({@code github.com/ada})
     * @param to an absolute path of this machine
     * @return empty if {@code from} is neither, or {@code to} is no absolute path
     */
    public static Optional<FolderMapping> parse(String from, String to) {
        return AbsolutePath.parse(to)
                .flatMap(target -> MappingSource.parse(from).map(source -> new FolderMapping(source, target)));
    }

    /** What is mapped, in normal form. */
    public String from() {
        return from.toString();
    }

    /** The folder here, in normal form. */
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
