package io.roam.api;

import io.roam.spi.Reason;
import java.nio.file.Path;
import java.util.List;

/**
 * A project of other devices that has no folder here.
 *
 * @param from its remote or its path on another device, as {@code Folders.map} takes it
 * @param conversations the number of its conversations
 * @param candidates the folders here of which the user has to choose one; empty if none was found
 * @param reason why it has no folder, and what the user can do
 */
public record UnplacedProject(String from, int conversations, List<Path> candidates, Reason reason) {
    /** Copies the list. */
    public UnplacedProject {
        candidates = List.copyOf(candidates);
    }
}
