package io.roam.cli.service;

import java.nio.file.Path;
import java.util.List;

/**
 * What an installation or removal would do.
 *
 * @param file the file that is written or removed
 * @param text the text of the file; empty if it is removed
 * @param commands the commands that are run then
 */
public record ServicePlan(Path file, String text, List<String> commands) {}
