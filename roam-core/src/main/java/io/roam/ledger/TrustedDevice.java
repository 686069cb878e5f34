package io.roam.ledger;

import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;

/**
 * A device that the user trusts, or trusted.
 *
 * @param retired whether it was unpaired: what was accepted from it stays, nothing new is
 * @param addresses where it said it can be reached when it was paired; its card may know better
 */
public record TrustedDevice(DevicePublicKey key, String name, boolean retired, DeviceAddresses addresses) {
    /** Its id. */
    public DeviceId id() {
        return key.id();
    }
}
