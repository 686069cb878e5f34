package io.roam.cli.service;

import java.nio.file.Path;

/**
 * How the service is.
 *
 * @param system what keeps it running, as documented for the command
 * @param name its name there
 * @param file the file that describes it
 * @param condition how that file is found
 * @param running whether it runs now
 * @param word how it is, in the system's own words, or why that is not known
 * @param tried whether services were ever tried on such a system
 */
public record ServiceState(
        String system, String name, Path file, FileCondition condition, boolean running, String word, boolean tried) {}
