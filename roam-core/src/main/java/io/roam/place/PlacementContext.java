package io.roam.place;

import io.roam.ledger.DeviceNames;
import io.roam.ledger.Ledger;
import io.roam.pool.Pool;
import io.roam.workspace.LocalFolders;
import java.util.function.Supplier;

/**
 * What placing works with in one run.
 *
 * @param folders the folders of this machine, looked for only when a session is to be made
 * @param dry whether nothing is written
 */
public record PlacementContext(
        Pool pool, Ledger ledger, RunStamp run, Supplier<LocalFolders> folders, DeviceNames names, boolean dry) {}
