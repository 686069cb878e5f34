package io.roam.spi;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that roam runs on, as one value: nothing below the command line asks the system itself.
 *
 * @param home the user's home folder ({@code $HOME}), absolute
 * @param directory the folder that the user stands in, absolute
 * @param environment the environment's variables
 * @param os the family of the operating system
 * @param name what the machine is called by default, such as its host name
 * @param clock the time
 * @param processes the running processes
 * @param disk how files are written
 */
public record Machine(
        Path home,
        Path directory,
        Map<String, String> environment,
        Os os,
        String name,
        InstantSource clock,
        Processes processes,
        Disk disk) {

    /** Makes one; the environment is copied. */
    public Machine {
        environment = Map.copyOf(environment);
    }

    /** The environment variable {@code name}; empty if it is not set or set to nothing. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** This machine with another way to write files. */
    public Machine withDisk(Disk other) {
        return new Machine(home, directory, environment, os, name, clock, processes, other);
    }
}
