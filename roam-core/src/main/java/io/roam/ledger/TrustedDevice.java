package io.roam.ledger;

import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;

/**
 * A device that the user trusts, or trusted.
 *
 * @param retired whether it was unpaired: what was accepted from it stays, nothing new is
 */
public record TrustedDevice(DevicePublicKey key, String name, boolean retired) {
    /** Its id. */
    public DeviceId id() {
        return key.id();
    }
}
