package io.roam.adapter.claude;

import io.roam.spi.Disk;
import io.roam.testkit.FaultyDisk;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk that has no space for a session, and none for the ledger after some writes. */
final class FullAfter {
    private FullAfter() {}

    static Disk of(Path session, Path ledger, int writes) {
        AtomicInteger left = new AtomicInteger(writes);
        return FaultyDisk.full(file -> file.equals(session)
                || file.getFileName().toString().startsWith(ledger.getFileName().toString())
                        && left.getAndDecrement() <= 0);
    }
}
