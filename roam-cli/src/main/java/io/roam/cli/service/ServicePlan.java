package io.roam.cli.service;

import java.nio.file.Path;
import java.util.List;

/**
 * What would be done.
 *
 * @param file what is written, or goes
 * @param text what is written there; empty if the file goes
 * @param commands what is run then
 */
public record ServicePlan(Path file, String text, List<String> commands) {}
