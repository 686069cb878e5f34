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
 * @param settings what the user chose about tools, by the names that {@code ToolAdapter.settings} gives
 */
public record Machine(
        Path home,
        Path directory,
        Map<String, String> environment,
        Os os,
        String name,
        InstantSource clock,
        Processes processes,
        Disk disk,
        Map<String, String> settings) {

    /** Makes one; the maps are copied. */
    public Machine {
        environment = Map.copyOf(environment);
        settings = Map.copyOf(settings);
    }

    /** Makes one about which the user chose nothing. */
    public Machine(
            Path home,
            Path directory,
            Map<String, String> environment,
            Os os,
            String name,
            InstantSource clock,
            Processes processes,
            Disk disk) {
        this(home, directory, environment, os, name, clock, processes, disk, Map.of());
    }

    /** The environment variable {@code name}; empty if it is not set or set to nothing. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /** This machine with another way to write files. */
    public Machine withDisk(Disk other) {
        return new Machine(home, directory, environment, os, name, clock, processes, other, settings);
    }

    /** This machine with other choices. */
    public Machine withSettings(Map<String, String> other) {
        return new Machine(home, directory, environment, os, name, clock, processes, disk, other);
    }

    /** What the user chose under that name, if anything. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
