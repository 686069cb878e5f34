package io.roam.api;

import java.util.List;

/**
 * What pairing did.
 *
 * @param device the device that is trusted now
 * @param peers the devices that it trusts and this one does not: their words wait until the user says so too
 * @param trusted those of them that are trusted now, because the user said so
 */
public record PairingReport(Device device, List<Device> peers, List<Device> trusted, SyncReport report) {}
