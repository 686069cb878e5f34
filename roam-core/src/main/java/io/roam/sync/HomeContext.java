package io.roam.sync;

import io.roam.api.Adapters;
import io.roam.capture.CaptureContext;
import io.roam.capture.SessionIndex;
import io.roam.device.DeviceKey;
import io.roam.exchange.DeviceCards;
import io.roam.exchange.Exchange;
import io.roam.ledger.DeviceNames;
import io.roam.ledger.Ledger;
import io.roam.place.InterruptedPlacements;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.Machine;
import io.roam.workspace.CloneFinder;

/**
 * The open parts of a home: all that a synchronization works with.
 *
 * @param circle the set of devices that share the pool
 * @param clones finds the clones on this machine
 * @param closure finds whether the home is closed
 */
public record HomeContext(
        Machine machine,
        String circle,
        DeviceKey key,
        Adapters adapters,
        CloneFinder clones,
        Pool pool,
        BatchSequences sequences,
        Ledger ledger,
        SessionIndex index,
        DeviceCards cards,
        Exchange exchange,
        ClosureCheck closure) {

    /** Takes back what an interrupted run left half written in sessions; only under the lock of the home. */
    public void takeBackInterrupted() {
        new InterruptedPlacements(machine, ledger, adapters).takeBack();
    }

    /** Returns the names of the devices. */
    public DeviceNames deviceNames() {
        return new DeviceNames(ledger.trustedDevices(), cards::find);
    }

    /** Returns what captures work with; the monitor may end them, and in a dry run they write nothing. */
    CaptureContext captureContext(WorkspaceContext workspaces, SyncMonitor monitor, boolean dry) {
        return new CaptureContext(
                machine,
                circle,
                key,
                pool,
                sequences,
                ledger,
                index,
                workspaces.privateRules(),
                workspaces.folderResolver(),
                monitor::check,
                dry);
    }
}
