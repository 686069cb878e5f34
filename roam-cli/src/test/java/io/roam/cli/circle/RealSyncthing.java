package io.roam.cli.circle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** The Syncthing programs of two Debian releases, which {@code ./check} provides. Without one, its tests are visibly skipped. */
public enum RealSyncthing {
    OLD,
    NEW;

    Path program() {
        String variable = "ROAM_CHECK_SYNCTHING_" + name();
        String program = System.getenv(variable);
        assumeTrue(program != null, "no " + variable + ": ./check provides it");
        return Path.of(program);
    }

    /** Returns the address of an instance that connects to nothing outside this machine. */
    public String address() {
        return "syncthing:static=tcp://127.0.0.1:" + Site.freePort() + ",program=" + program();
    }
}
