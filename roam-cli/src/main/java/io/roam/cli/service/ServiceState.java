package io.roam.cli.service;

import java.nio.file.Path;

/**
 * The state of the service.
 *
 * @param system the supervisor's name, as in docs/reference/json.md
 * @param name the service's name there
 * @param file the file that describes it
 * @param condition the condition of that file
 * @param running whether it runs now
 * @param word the state in the supervisor's own words, or why it is not known
 * @param tried whether services were ever tried on such a system
 */
public record ServiceState(
        String system, String name, Path file, FileCondition condition, boolean running, String word, boolean tried) {}
