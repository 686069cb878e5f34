package io.roam.api;

import java.util.List;
import java.util.Set;

/**
 * What is new in a home since it was told last.
 *
 * @param added the conversations that were not there
 * @param changed those that were there and are different: they have new messages, a title, another state
 * @param branched the ids of those of both that have more branches than before, or begin with several
 * @param removed the ids of those that are there no more
 * @param devices all devices as they are now
 * @param devicesChanged whether any of them is new, gone, or different
 */
public record HomeNews(
        List<Conversation> added,
        List<Conversation> changed,
        Set<String> branched,
        Set<String> removed,
        List<Device> devices,
        boolean devicesChanged) {
    /** Copies the collections. */
    public HomeNews {
        added = List.copyOf(added);
        changed = List.copyOf(changed);
        branched = Set.copyOf(branched);
        removed = Set.copyOf(removed);
        devices = List.copyOf(devices);
    }

    /** Whether nothing is new. */
    public boolean isEmpty() {
        return added.isEmpty() && changed.isEmpty() && removed.isEmpty() && !devicesChanged;
    }
}
