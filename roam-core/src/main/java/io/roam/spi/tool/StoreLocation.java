package io.roam.spi.tool;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A folder or file where a tool keeps its history on this machine. Immutable; made by {@link #of} and the methods that follow it, which stay as
 * they are when a component is added.
 *
 * @param root the absolute path, by which roam tells the stores of one tool apart
 * @param profile the name by which devices tell several stores of a user apart, such as one for work; empty for the tool's own default. What is in a
 *     profile is placed in stores of that profile alone
 * @param moreProfiles the names of other profiles that keep their history in this store, too
 */
public record StoreLocation(Path root, String profile, Set<String> moreProfiles) {
    /** Copies the set. */
    public StoreLocation {
        moreProfiles = Set.copyOf(moreProfiles);
    }

    /** Returns a store of the default profile; {@code root} is absolute. */
    public static StoreLocation of(Path root) {
        return new StoreLocation(root, "", Set.of());
    }

    /** Returns this store as that of another profile; empty for the default one. */
    public StoreLocation withProfile(String name) {
        return new StoreLocation(root, name, moreProfiles);
    }

    /** Returns this store as one in which those profiles keep their history, too. */
    public StoreLocation alsoFor(Collection<String> profiles) {
        return new StoreLocation(
                root,
                profile,
                profiles.stream().filter(name -> !name.equals(profile)).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether what is in that profile is placed here. */
    public boolean isOf(String name) {
        return profile.equals(name) || moreProfiles.contains(name);
    }
}
