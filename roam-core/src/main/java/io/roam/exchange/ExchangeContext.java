package io.roam.exchange;

import io.roam.device.DeviceId;
import io.roam.device.DeviceKey;
import io.roam.device.DevicePublicKey;
import io.roam.ledger.Ledger;
import io.roam.pool.BatchSequences;
import io.roam.pool.Pool;
import io.roam.spi.Disk;
import io.roam.spi.Machine;

/**
 * The parts of a home that an exchange works with.
 *
 * @param circle the set of devices that share the pool
 * @param key the key of this device
 */
public record ExchangeContext(
        String circle, DeviceKey key, Machine machine, Pool pool, BatchSequences sequences, Ledger ledger) {
    DevicePublicKey publicKey() {
        return key.publicKey();
    }

    DeviceId device() {
        return publicKey().id();
    }

    Disk disk() {
        return machine.disk();
    }
}
