package io.roam.capture;

import io.roam.device.DeviceKey;
import io.roam.ledger.Ledger;
import io.roam.pool.BatchSequences;
import io.roam.pool.BranchRecords;
import io.roam.pool.Pool;
import io.roam.spi.Machine;
import io.roam.workspace.PrivateRules;

/**
 * All that a capture works with.
 *
 * @param circle the id of the set of devices that share the pool
 * @param key the key that signs the batches
 * @param sequences the sequence numbers of the batches
 * @param folders finds the folder of this machine that a session belongs to
 * @param pulse called between records; ends the run with an exception if it was cancelled
 * @param dry whether nothing is written: not into the pool, the ledger, or the session index
 */
public record CaptureContext(
        Machine machine,
        String circle,
        DeviceKey key,
        Pool pool,
        BatchSequences sequences,
        Ledger ledger,
        SessionIndex index,
        PrivateRules rules,
        SessionFolderResolver folders,
        Runnable pulse,
        boolean dry) {

    /** Returns a reader of the pool's records. */
    BranchRecords records() {
        return new BranchRecords(pool);
    }
}
