package io.roam.spi.tool;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A folder or file where a tool keeps its history on this machine.
 *
 * @param root the absolute path, by which roam tells the stores of one tool apart
 * @param profile the name by which devices tell several stores of a user apart, such as one for work; empty for the tool's own default. What is in a
 *     profile is placed in stores of that profile alone
 * @param moreProfiles the names of other profiles that keep their history in this store, too
 */
public record StoreLocation(Path root, String profile, Set<String> moreProfiles) {
    /** Returns a store of one profile. */
    public StoreLocation(Path root, String profile) {
        this(root, profile, Set.of());
    }

    /** Returns a store of the default profile. */
    public StoreLocation(Path root) {
        this(root, "");
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
