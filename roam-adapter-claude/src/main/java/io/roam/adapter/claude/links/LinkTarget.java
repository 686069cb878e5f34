package io.roam.adapter.claude.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a link leads to.
 *
 * @param kind whether it is followed, and to what
 * @param path the real path behind the link; the link itself if nothing is there
 * @param attributes those of what is behind the link
 * @param why a clause for the user if it is not followed
 */
public record LinkTarget(Kind kind, Path path, @Nullable BasicFileAttributes attributes, String why) {
    /** What is done with a link. */
    public enum Kind {
        FILE,
        FOLDER,
        /** It leads to what another store lists. */
        OTHER_STORE,
        /** It leads nowhere. */
        MISSING,
        /** It leads to what is none of the tool's. */
        FOREIGN
    }

    static LinkTarget missing(Path link) {
        return new LinkTarget(Kind.MISSING, link, null, "it is a link to " + named(link) + ", which is not there");
    }

    static LinkTarget foreign(Path link, String why) {
        return new LinkTarget(Kind.FOREIGN, link, null, "it is a link to " + named(link) + ", " + why);
    }

    static LinkTarget at(Path link, Path real) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(real, BasicFileAttributes.class);
            return attributes.isRegularFile()
                    ? new LinkTarget(Kind.FILE, real, attributes, "")
                    : attributes.isDirectory()
                            ? new LinkTarget(Kind.FOLDER, real, attributes, "")
                            : foreign(link, "which is neither a file nor a folder");
        } catch (IOException e) {
            return missing(link);
        }
    }

    private static Path named(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException | UnsupportedOperationException e) {
            return link;
        }
    }

    /** Whether it is followed to a file. */
    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /** Whether it is followed to a folder. */
    public boolean isFolder() {
        return kind == Kind.FOLDER;
    }

    /** Whether something is there that is not read. */
    public boolean isForeign() {
        return kind == Kind.FOREIGN;
    }

    /** Whether nothing is there. */
    public boolean isMissing() {
        return kind == Kind.MISSING;
    }

    /** Returns the attributes of a file or folder that is followed. */
    public BasicFileAttributes requireAttributes() {
        return Objects.requireNonNull(attributes);
    }
}
