package io.roam.cli.pick;

/**
 * A message, as far as a preview shows it.
 *
 * @param who said it; empty: it is nobody's
 */
public record PreviewMessage(String who, String text) {}
