package io.roam.capture;

import io.roam.ledger.Ledger;
import io.roam.pool.BranchRecords;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.workspace.PrivateRules;
import java.time.InstantSource;

/**
 * What capturing works on.
 *
 * @param index what is remembered between visits
 * @param rules what is kept out
 * @param folders which folder of this machine a session belongs to
 * @param dry nothing is written: not into the pool, not into the ledger, not into the memories
 */
public record CaptureContext(
        Pool pool,
        Ledger ledger,
        SessionIndex index,
        Author author,
        Disk disk,
        InstantSource clock,
        PrivateRules rules,
        SessionFolderResolver folders,
        boolean dry) {

    /** Reads what the pool holds. */
    BranchRecords records() {
        return new BranchRecords(pool);
    }
}
