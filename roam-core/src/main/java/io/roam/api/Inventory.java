package io.roam.api;

import java.util.List;

/**
 * The sessions in the tools on this machine.
 *
 * @param stores the tool's id and the folder of each store
 * @param conversations the number of sessions
 * @param workspaces the number of folders in which they were held
 * @param bytes the size of the sessions
 * @param unread what cannot be read, a sentence each
 */
public record Inventory(List<String> stores, int conversations, int workspaces, long bytes, List<String> unread) {}
