package io.roam.transport.syncthing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** The Syncthing programs that {@code ./check} provides: Debian's of two releases. Without one its tests are skipped, visibly. */
enum RealSyncthing {
    OLD,
    NEW;

    Path program() {
        String variable = "ROAM_CHECK_SYNCTHING_" + name();
        String program = System.getenv(variable);
        assumeTrue(program != null, "no " + variable + ": ./check provides it");
        return Path.of(program);
    }

    /** An address of an instance that talks to nobody beyond this machine. */
    String address() {
        return address(program());
    }

    /** An address of an instance that talks to nobody beyond this machine, with that program. */
    String address(Path program) {
        return "syncthing:static=tcp://127.0.0.1:" + ListenPorts.findFree() + ",program=" + program;
    }
}
