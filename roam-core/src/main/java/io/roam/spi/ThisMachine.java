package io.roam.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Function;

/** Reads from the system what the machine is that this process runs on. */
final class ThisMachine {
    private ThisMachine() {}

    /** Returns this machine; {@code name} is given its environment. */
    static Machine detect(Function<Map<String, String>, String> name) {
        Map<String, String> environment = System.getenv();
        Os os = Os.named(System.getProperty("os.name", ""));
        return new Machine(
                findHome(environment, os),
                Path.of("").toAbsolutePath(),
                environment,
                os,
                name.apply(environment),
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
