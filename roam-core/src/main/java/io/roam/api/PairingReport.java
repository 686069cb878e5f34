package io.roam.api;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What pairing did.
 *
 * @param device the device that made the code; trusted, unless its key has not arrived yet
 * @param peers the devices that it trusts and this one does not: their batches are deferred until the user decides
 * @param trusted the devices that are trusted now because it vouches for them
 * @param acceptedBy the ids of the devices that are known to trust this one, too
 * @param newName the name that this device has now, because a paired device has the name that it had; empty: it kept its name
 * @param report the results of the synchronization that followed
 */
public record PairingReport(
        Device device,
        List<Device> peers,
        List<Device> trusted,
        Set<String> acceptedBy,
        Optional<String> newName,
        SyncReport report) {
    /** Copies the collections. */
    public PairingReport {
        peers = List.copyOf(peers);
        trusted = List.copyOf(trusted);
        acceptedBy = Set.copyOf(acceptedBy);
    }

    /** Whether that device is known to trust this one: before, only one of the two trusts the other. */
    public boolean isAcceptedBy(Device other) {
        return acceptedBy.contains(other.id());
    }

    /** Whether the devices that made the pairing trust each other. */
    public boolean isMutual() {
        return isAcceptedBy(device);
    }
}
