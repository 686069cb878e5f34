package io.roam.spi;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The machine that roam runs on, as one value. Nothing below the command line asks the system itself.
 *
 * @param home the user's home folder ({@code $HOME}), absolute
 * @param directory the user's current folder, absolute
 * @param environment the environment's variables
 * @param os the operating system
 * @param name the default name of the device, such as the host name
 * @param clock the time
 * @param processes the running processes
 * @param disk how files are written
 * @param settings the user's settings of tools, by the names that {@code ToolAdapter.settingDescriptions} gives; empty for none
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

    /** Copies the maps. */
    public Machine {
        environment = Map.copyOf(environment);
        settings = Map.copyOf(settings);
    }

    /** Returns the environment variable {@code name}; empty if it is not set, or set to nothing. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    /**
     * Returns the machine that this process runs on: its environment, the home that this names, the current folder, the system's clock,
     * processes and disk, no settings. Can take seconds, where only the network knows the machine's name.
     *
     * @throws RoamException if the environment does not name the user's home
     */
    public static Machine ofThisProcess() {
        return ThisMachine.detect(HostName::detect);
    }

    /** Returns the machine that this process runs on, with that name: the system is not asked for its own. */
    public static Machine ofThisProcess(String name) {
        return ThisMachine.detect(environment -> name);
    }

    /** Returns this machine with another home of the user's. */
    public Machine withHome(Path other) {
        return new Machine(other, directory, environment, os, name, clock, processes, disk, settings);
    }

    /** Returns this machine with another current folder. */
    public Machine withDirectory(Path other) {
        return new Machine(home, other, environment, os, name, clock, processes, disk, settings);
    }

    /** Returns this machine with exactly these environment variables. */
    public Machine withEnvironment(Map<String, String> other) {
        return new Machine(home, directory, other, os, name, clock, processes, disk, settings);
    }

    /** Returns this machine with another operating system. */
    public Machine withOs(Os other) {
        return new Machine(home, directory, environment, other, name, clock, processes, disk, settings);
    }

    /** Returns this machine with another default name of the device. */
    public Machine withName(String other) {
        return new Machine(home, directory, environment, os, other, clock, processes, disk, settings);
    }

    /** Returns this machine with another clock. */
    public Machine withClock(InstantSource other) {
        return new Machine(home, directory, environment, os, name, other, processes, disk, settings);
    }

    /** Returns this machine with other processes. */
    public Machine withProcesses(Processes other) {
        return new Machine(home, directory, environment, os, name, clock, other, disk, settings);
    }

    /** Returns this machine with another way to write files. */
    public Machine withDisk(Disk other) {
        return new Machine(home, directory, environment, os, name, clock, processes, other, settings);
    }

    /** Returns this machine with other settings. */
    public Machine withSettings(Map<String, String> other) {
        return new Machine(home, directory, environment, os, name, clock, processes, disk, other);
    }

    /** Returns this machine with environment variables set, or set to other values. */
    public Machine withVariables(Map<String, String> other) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(other);
        return withEnvironment(all);
    }

    /** Returns the setting of that name, if the user made one. */
    public Optional<String> setting(String name) {
        return Optional.ofNullable(settings.get(name));
    }
}
