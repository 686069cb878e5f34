package io.roam.cli.pick;

/**
 * A message in a preview.
 *
 * @param who the speaker; empty if there is none
 */
public record PreviewMessage(String who, String text) {}
