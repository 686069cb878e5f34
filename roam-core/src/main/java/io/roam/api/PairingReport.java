package io.roam.api;

import java.util.List;

/**
 * What pairing did.
 *
 * @param device the device that is trusted now
 * @param peers the devices that it trusts and this one does not: their batches are deferred until the user decides
 * @param trusted the devices that are trusted now because it vouches for them
 */
public record PairingReport(Device device, List<Device> peers, List<Device> trusted, SyncReport report) {}
