package io.roam.cli.circle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Debian's libfaketime, which {@code ./check} provides: it tells a program another time. Without it its tests are skipped, visibly. */
final class FakeTime {
    private FakeTime() {}

    static Path library() {
        String file = System.getenv("ROAM_CHECK_FAKETIME");
        assumeTrue(file != null, "no ROAM_CHECK_FAKETIME: ./check provides it");
        return Path.of(file);
    }
}
