package io.roam.spi.tool;

import java.nio.file.Path;

/**
 * A folder or file where a tool keeps its history on this machine.
 *
 * @param root the absolute path, by which roam tells the stores of one tool apart
 * @param profile the name by which devices tell several stores of a user apart, such as one for work; empty for the tool's own default. What is in a
 *     profile is placed in stores of that profile alone
 */
public record StoreLocation(Path root, String profile) {
    /** Returns a store of the default profile. */
    public StoreLocation(Path root) {
        this(root, "");
    }
}
