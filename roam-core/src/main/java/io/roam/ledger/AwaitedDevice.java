package io.roam.ledger;

import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import java.util.Set;

/**
 * A device whose pairing code the user entered, and whose key has not arrived yet.
 *
 * @param addresses where it can be reached, by its code
 * @param despite the notices of its removal that the user answered by pairing with it
 */
public record AwaitedDevice(DeviceId id, DeviceAddresses addresses, Set<Hash> despite) {
    /** Copies the set. */
    public AwaitedDevice {
        despite = Set.copyOf(despite);
    }
}
