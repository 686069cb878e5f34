package io.roam.ledger;

import io.roam.chain.Hash;
import io.roam.device.DeviceAddresses;
import io.roam.device.DeviceId;
import io.roam.device.DevicePublicKey;
import java.util.Optional;
import java.util.Set;

/**
 * A device that the user trusts or trusted once.
 *
 * @param addresses where it could be reached when it was paired; its card may be newer
 * @param despite the notices of its removal that the user answered by pairing with it
 * @param removal when it was removed here; empty: it is trusted
 */
public record TrustedDevice(
        DevicePublicKey key,
        String name,
        DeviceAddresses addresses,
        Set<Hash> despite,
        Optional<DeviceRemoval> removal) {
    /** Copies the set. */
    public TrustedDevice {
        despite = Set.copyOf(despite);
    }

    /** Returns a device that is trusted, and of which no notice is answered. */
    public static TrustedDevice trusted(DevicePublicKey key, String name, DeviceAddresses addresses) {
        return new TrustedDevice(key, name, addresses, Set.of(), Optional.empty());
    }

    public DeviceId id() {
        return key.id();
    }

    /** Whether it was removed here; what was accepted from it stays, and nothing new is accepted by its key. */
    public boolean retired() {
        return removal.isPresent();
    }
}
