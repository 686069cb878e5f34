package io.roam.cli;

import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** Reads from the system what the machine is that this process runs on. */
final class LocalMachine {
    private LocalMachine() {}

    /**
     * Returns this machine.
     *
     * @param needsName whether the machine's name is needed: finding it out can take seconds
     */
    static Machine detect(boolean needsName) {
        Map<String, String> environment = System.getenv();
        Os os = Os.named(System.getProperty("os.name", ""));
        return new Machine(
                findHome(environment, os),
                Path.of("").toAbsolutePath(),
                environment,
                os,
                needsName ? HostName.detect(environment) : "",
                Clock.systemUTC(),
                Processes.ofThisMachine(),
                Disk.real(),
                Map.of());
    }

    /** Returns the home that the environment names, as the tools do; the password file is not read. */
    private static Path findHome(Map<String, String> environment, Os os) {
        String variable = os == Os.WINDOWS ? "USERPROFILE" : "HOME";
        String home = environment.getOrDefault(variable, "");
        if (home.isEmpty() || !Path.of(home).isAbsolute()) {
            throw new NoHomeException(variable, home);
        }
        return Path.of(home).normalize();
    }
}
