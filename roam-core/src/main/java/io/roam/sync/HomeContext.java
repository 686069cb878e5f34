package io.roam.sync;

import io.roam.api.Adapters;
import io.roam.capture.SessionIndex;
import io.roam.device.DeviceKey;
import io.roam.exchange.DeviceCards;
import io.roam.exchange.Exchange;
import io.roam.ledger.Ledger;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.Machine;
import java.nio.file.Path;
import java.util.List;

/**
 * All that a synchronization works with.
 *
 * @param circle the set of devices that share the pool
 * @param roots folders in which the user keeps workspaces
 */
public record HomeContext(
        Machine machine,
        String circle,
        DeviceKey key,
        Adapters adapters,
        List<Path> roots,
        Pool pool,
        BatchSequences sequences,
        Ledger ledger,
        SessionIndex index,
        DeviceCards cards,
        Exchange exchange) {}
