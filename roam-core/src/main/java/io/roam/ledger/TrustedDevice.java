package io.roam.ledger;

import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;

/**
 * A device that the user trusts or trusted once.
 *
 * @param retired whether it was unpaired; what was accepted from it stays, and nothing new is accepted
 * @param addresses where it could be reached when it was paired; its card may be newer
 */
public record TrustedDevice(DevicePublicKey key, String name, boolean retired, DeviceAddresses addresses) {
    public DeviceId id() {
        return key.id();
    }
}
