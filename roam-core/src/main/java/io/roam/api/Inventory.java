package io.roam.api;

import java.util.List;

/**
 * What is in the tools on this machine.
 *
 * @param stores the tool's id and a folder, a line each
 * @param conversations how many sessions
 * @param workspaces in how many folders they were held
 * @param bytes how large they are
 */
public record Inventory(List<String> stores, int conversations, int workspaces, long bytes) {}
