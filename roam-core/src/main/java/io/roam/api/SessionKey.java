package io.roam.api;

/**
 * A session on this machine.
 *
 * @param tool the tool's id
 * @param store the root of its store
 * @param id the tool's own id
 */
public record SessionKey(String tool, String store, String id) {}
