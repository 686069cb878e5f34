package io.roam.cli.circle;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Debian's libfaketime, which {@code ./check} provides: it shifts a program's clock. Without it, its tests are visibly skipped. */
final class FakeTime {
    private FakeTime() {}

    static Path library() {
        String file = System.getenv("ROAM_CHECK_FAKETIME");
        assumeTrue(file != null, "no ROAM_CHECK_FAKETIME: ./check provides it");
        return Path.of(file);
    }
}
