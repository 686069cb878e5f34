package io.roam;

import java.nio.file.Path;
import java.util.List;

/**
 * How a conversation is continued in its tool.
 *
 * @param command the tool's own command and its arguments
 * @param folder where it is to be run
 */
public record Resumption(String conversation, String session, List<String> command, Path folder, SyncReport report) {}
