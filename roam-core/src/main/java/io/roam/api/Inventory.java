package io.roam.api;

import java.util.List;

/**
 * The sessions in the tools on this machine.
 *
 * @param stores what each store of a tool has
 * @param conversations the number of sessions
 * @param workspaces the number of folders in which they were held
 * @param bytes the size of the sessions
 * @param unread what cannot be read, a sentence each
 */
public record Inventory(List<Store> stores, int conversations, int workspaces, long bytes, List<String> unread) {
    /** Copies the lists. */
    public Inventory {
        stores = List.copyOf(stores);
        unread = List.copyOf(unread);
    }

    /**
     * A data folder of a tool.
     *
     * @param tool the tool's id
     * @param folder the absolute path of its root
     * @param sessions the number of sessions in it
     */
    public record Store(String tool, String folder, int sessions) {}
}
