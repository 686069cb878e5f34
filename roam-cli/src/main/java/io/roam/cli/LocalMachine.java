package io.roam.cli;

import io.roam.spi.Disk;
import io.roam.spi.Machine;
import io.roam.spi.Os;
import io.roam.spi.Processes;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** The machine that this process runs on. */
final class LocalMachine {
    private LocalMachine() {}

    /**
     * Asks the system.
     *
     * @param naming whether what the machine is called matters: asking can take seconds
     */
    static Machine detect(boolean naming) {
        Map<String, String> environment = System.getenv();
        Os os = Os.named(System.getProperty("os.name", ""));
        return new Machine(
                findHome(environment, os),
                Path.of("").toAbsolutePath(),
                environment,
                os,
                naming ? HostName.detect(environment) : "",
                Clock.systemUTC(),
                Processes.ofThisMachine(),
                Disk.real());
    }

    /** What the environment says, as the tools believe it too; the password file is not asked. */
    private static Path findHome(Map<String, String> environment, Os os) {
        String variable = os == Os.WINDOWS ? "USERPROFILE" : "HOME";
        String home = environment.getOrDefault(variable, "");
        if (home.isEmpty() || !Path.of(home).isAbsolute()) {
            throw new NoHomeException(variable, home);
        }
        return Path.of(home).normalize();
    }
}
