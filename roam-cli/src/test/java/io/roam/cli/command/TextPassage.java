package io.roam.cli.command;

/**
 * A text that users read.
 *
 * @param place where it is written, such as a file and a line
 */
record TextPassage(String place, String text) {}
